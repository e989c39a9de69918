/**
 * Reads the metadata of the article: title, byline, date, site, language and address. Called from
 * `extract.ts`.
 *
 * JSON-LD takes precedence over OpenGraph, then come microdata and other meta elements, then the
 * elements of the page. The title alone starts from the page, since its `<h1>` is what the user
 * sees. The page controls all of it, so every value is checked for its type.
 */

import { getDirection } from '../../nlp/language-tags.ts';
import { getRoutingFragment } from '../../shared/url.ts';
import { type Article, articleLimits } from '../article.ts';
import { normalize } from '../dom/block-text.ts';
import { hasToken, readAttribute } from '../dom/elements.ts';
import { readByline } from './byline.ts';
import { readPublished } from './dates.ts';
import {
  findFirstMeta,
  findNames,
  isObject,
  type PageMetadata,
  toAbsoluteUrl,
  toArticleUrl,
} from './page-metadata.ts';
import { readTitle } from './title.ts';

/** The metadata of an article. */
export type Metadata = Pick<
  Article,
  'url' | 'canonical' | 'title' | 'byline' | 'site' | 'published' | 'dir'
> & {
  /** The language that the page declares, as BCP 47. It may be wrong or missing. */
  readonly lang?: string;
};

/**
 * Reads the metadata of a page. Every value is cut to the limits of the schema of `Article`.
 *
 * @param findLines returns short texts near the headline with this title, because some pages give
 *   byline and date only there
 */
export function readMetadata(
  metadata: PageMetadata,
  findLines: (title: string) => readonly string[] = () => [],
): Metadata {
  const { document } = metadata;
  const url = toArticleUrl(metadata.address.url);
  const site = toShortText(readSite(metadata));
  const lang = readLanguage(metadata);
  const title = toShortText(readTitle(metadata, site)) ?? '';
  const lines = findLines(title);
  const published = readPublished(metadata, lines);
  const byline = toShortText(readByline(metadata, site, lines));
  return {
    url,
    canonical: readCanonical(metadata, url) ?? url,
    title,
    dir: readDirection(document, lang),
    ...(byline === undefined ? {} : { byline }),
    ...(site === undefined ? {} : { site }),
    ...(published === undefined ? {} : { published }),
    ...(lang === undefined ? {} : { lang }),
  };
}

function toShortText(text: string | undefined): string | undefined {
  const clean = normalize((text ?? '').slice(0, articleLimits.line));
  return clean || undefined;
}

function readSite(metadata: PageMetadata): string | undefined {
  const publisher = findNames(metadata.article.publisher)[0];
  const given = findFirstMeta(metadata, ['og:site_name', 'application-name', 'al:ios:app_name']);
  const named = metadata.objects.find((object) => object['@type'] === 'WebSite');
  return given ?? publisher ?? (isObject(named) ? findNames(named.name)[0] : undefined);
}

/**
 * Returns the canonical address that the page declares. That of the home page is ignored, because
 * some sites declare it on every page. It is also ignored if the page routes by its fragment or if
 * a script has changed the address, because then it belongs to the content that was shown first.
 *
 * @param url address of the article, from `toArticleUrl`
 */
function readCanonical(metadata: PageMetadata, url: string): string | undefined {
  if (!metadata.address.isCanonicalCurrent || isRouted(url)) return undefined;
  const given = metadata.links.find(({ relation }) => hasToken(relation, 'canonical'))?.href;
  const canonical = toAbsoluteUrl(metadata, given ?? metadata.meta.get('og:url'));
  if (!canonical || url === 'about:blank') return canonical;
  const isHome = new URL(canonical).pathname === '/' && new URL(url).pathname !== '/';
  return isHome ? undefined : canonical;
}

function isRouted(url: string): boolean {
  return getRoutingFragment(new URL(url).hash) !== '';
}

/** Only this many characters of a value that may be a language are read. */
const maxTag = 100;

/** Returns the declared language as BCP 47: `<html lang>` first, then JSON-LD and meta elements. */
function readLanguage(metadata: PageMetadata): string | undefined {
  const root = metadata.document.documentElement;
  const candidates = [
    root?.getAttribute('lang'),
    root?.getAttribute('xml:lang'),
    findNames(metadata.article.inLanguage)[0],
    metadata.meta.get('content-language'),
    metadata.meta.get('og:locale'),
  ];
  for (const candidate of candidates) {
    const tag =
      candidate
        ?.slice(0, maxTag)
        .trim()
        .split(/[,;\s]/)[0]
        ?.replaceAll('_', '-') ?? '';
    if (isLanguage(tag)) return tag;
  }
  return undefined;
}

/** Returns true if a tag has the form of BCP 47: a language and up to three subtags. */
function isLanguage(tag: string): boolean {
  const [language = '', ...parts] = tag.split('-');
  if (!/^[a-z]+$/i.test(language) || language.length < 2 || language.length > 3) return false;
  const isPart = (part: string): boolean =>
    part.length >= 2 && part.length <= 8 && /^[a-z0-9]+$/i.test(part);
  return parts.length <= 3 && parts.every(isPart);
}

function readDirection(document: Document, lang: string | undefined): 'ltr' | 'rtl' {
  const given = [document.documentElement, document.body].map((element) =>
    element ? readAttribute(element, 'dir').toLowerCase() : '',
  );
  const said = given.find((dir) => dir === 'rtl' || dir === 'ltr');
  if (said === 'rtl' || said === 'ltr') return said;
  return getDirection(lang ?? '');
}
