/** The people who wrote the article. */

import { normalize } from './block-text.ts';
import { isObject, type JsonObject, namesIn } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';

const authorMetas = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'byl',
  'twitter:data1',
];

/** Elements that name an author, the surest first. */
const authorSelectors = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  '.byline-name, .author-name, .byline__name, .author__name, .entry-author-name, .p-author, .authorname',
  '.byline, .author, .post-author, .entry-author, .article-author, .article__author, .article__byline, .article-byline',
];

const before =
  /^(?:(?:written|posted|published|reported|story|words|text)\s+)?(?:by|von|par|por|di|door|autor(?:a|es)?|author|auteur|автор|yazan|oleh|作者|記者|记者|文)\s*[:：]?\s+/iu;
const beforeColon =
  /^(?:by|von|par|por|di|author|autor|auteur|автор|作者|記者|记者|文)\s*[:：／/]\s*/iu;
const after =
  /\s*(?:[|•·–—]|,?\s*(?:updated|published|posted|on\s+\w+\s+\d|am\s+\d|le\s+\d|el\s+\d)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d).*$/iu;
const notPerson =
  /^(?:https?:|www\.|@)|^(?:admin|administrator|editor|editorial|staff|guest|user|webmaster|root|author|unknown|null|undefined|none|anonymous)$/i;

/** The byline, people joined by commas; nothing when the page names none. */
export function readByline(facts: PageFacts): string | undefined {
  const fromData = people([
    ...authorsOf(facts.article.author ?? facts.article.creator, facts.objects),
  ]);
  if (fromData) return fromData;
  const fromMeta = people([firstMeta(facts, authorMetas) ?? '']);
  return fromMeta ?? fromPage(facts.document);
}

/** Names of authors; one that is only pointed at by its `@id` is looked up. */
function authorsOf(value: unknown, objects: readonly JsonObject[]): string[] {
  return [value]
    .flat()
    .slice(0, 20)
    .flatMap((author) => {
      if (isObject(author) && !('name' in author) && typeof author['@id'] === 'string') {
        const target = objects.find((o) => o['@id'] === author['@id'] && 'name' in o);
        return target ? namesIn(target) : [];
      }
      return namesIn(author);
    });
}

function fromPage(document: Document): string | undefined {
  for (const selector of authorSelectors) {
    const names = [...document.querySelectorAll(selector)]
      .slice(0, 6)
      .map((element) => (element.textContent ?? '').slice(0, 300));
    // Further down the same class names the people who comment.
    const byline = people(
      selector.startsWith('[') || selector.startsWith('a') ? names : names.slice(0, 1),
    );
    if (byline) return byline;
  }
  return undefined;
}

/** Names cleaned of what is no name, each once. */
function people(names: readonly string[]): string | undefined {
  const clean = names.map(cleanName).filter((name) => name !== '' && !notPerson.test(name));
  const unique = [...new Map(clean.map((name) => [name.toLowerCase(), name])).values()];
  return unique.length > 0 ? unique.join(', ').slice(0, 300) : undefined;
}

function cleanName(raw: string): string {
  const name = normalize(raw)
    .slice(0, 200)
    .replace(before, '')
    .replace(beforeColon, '')
    .replace(after, '');
  const trimmed = name.replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$/gu, '');
  return trimmed.length > 1 && trimmed.split(' ').length <= 12 && /\p{L}/u.test(trimmed)
    ? trimmed
    : '';
}
