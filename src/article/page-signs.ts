/** What tells an article from a home, section, search, product or login page: a row of numbers. */

import type { Block } from './article.ts';
import { hasToken, readAttribute } from './element-attributes.ts';
import { findElements } from './find-elements.ts';
import { typesOf } from './json-ld.ts';
import type { Metadata } from './metadata.ts';
import type { PageFacts } from './page-facts.ts';

/** What was read of the page. */
export interface PageReading {
  readonly blocks: readonly Block[];
  /** Words of each block. */
  readonly words: readonly number[];
  readonly metadata: Metadata;
  /** Words of the blocks, of all that the page shows, and of all links. */
  readonly kept: number;
  readonly page: number;
  readonly linked: number;
  /** Mean probability of the blocks, by words. */
  readonly sureness: number;
}

export const signNames = [
  'kept words',
  'prose words',
  'kept share',
  'paragraphs',
  'paragraph words',
  'headings per paragraph',
  'item share',
  'followed',
  'page links',
  'sureness',
  'says article',
  'says other',
  'has day',
  'has author',
  'has fields',
  'home address',
  'address depth',
  'address words',
  'address day',
] as const;

/** A paragraph shorter than this, in words and in characters, may be a teaser or a label. */
const paragraphWords = 18;
const paragraphCharacters = 30;

const sentenceEnd = /[.!?…。！？؟।][)\]}»”’›」』】〉》）］"'*\s]*$/;
const articleType = /article|blog|news|story/i;
const plainType = /^(?:website|webpage|object)?$/i;
const anyArticle = /^\w*Article$/;
const articleThings = new Set(
  'BlogPosting LiveBlogPosting Report SocialMediaPosting Recipe HowTo Review'.split(' '),
);
const otherThings = new Set(
  'Product ProductGroup Offer ItemList CollectionPage SearchResultsPage LocalBusiness Store JobPosting Event Course SoftwareApplication ProfilePage ContactPage CheckoutPage RealEstateListing Hotel Restaurant Service'.split(
    ' ',
  ),
);

/** Whether a block of so many words is running text. */
function isParagraph({ kind, text }: Block, words: number): boolean {
  if (kind === 'heading' || text.length < paragraphCharacters || words < paragraphWords)
    return false;
  return kind === 'code' || isUnstopped(text) || sentenceEnd.test(text.slice(-20));
}

/** Thai, Lao, Khmer and Burmese end no sentence with a mark. */
function isUnstopped(text: string): boolean {
  return /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]\s*$/.test(text);
}

/** The row of a page, in the order of `signNames`. */
export function pageSigns(facts: PageFacts, reading: PageReading): number[] {
  return [...textSigns(reading), ...declaredSigns(facts, reading.metadata), ...addressSigns(facts)];
}

/** Words of the blocks that are running text. */
export function proseWords({ blocks, words }: PageReading): number {
  return blocks.reduce((sum, block, i) => {
    const count = words[i] ?? 0;
    return isParagraph(block, count) ? sum + count : sum;
  }, 0);
}

function textSigns(reading: PageReading): number[] {
  const { blocks, words, kept, page, linked, sureness } = reading;
  const prose = proseWords(reading);
  const areParagraphs = blocks.map((block, i) => isParagraph(block, words[i] ?? 0));
  const paragraphs = areParagraphs.filter(Boolean).length;
  const followed = areParagraphs.filter((is, i) => is && areParagraphs[i + 1]).length;
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const items = words.reduce((sum, count, i) => sum + (blocks[i]?.kind === 'item' ? count : 0), 0);
  return [
    Math.log1p(kept),
    Math.log1p(prose),
    kept / Math.max(1, page),
    Math.log1p(paragraphs),
    Math.min(100, prose / Math.max(1, paragraphs)),
    Math.min(3, headings / Math.max(1, paragraphs)),
    items / Math.max(1, kept),
    followed / Math.max(1, paragraphs),
    linked / Math.max(1, page),
    sureness,
  ];
}

function declaredSigns({ meta, objects, document }: PageFacts, metadata: Metadata): number[] {
  const type = meta.get('og:type') ?? '';
  const things = objects.flatMap(typesOf);
  const isArticle = articleType.test(type) || things.some(isArticleThing);
  return [
    Number(isArticle),
    Number(saysOther({ meta, objects })),
    Number(metadata.published !== undefined),
    Number(metadata.byline !== undefined),
    Number(hasFields(document)),
  ];
}

/** Whether a page calls itself a product, a list, a place: something else than an article. */
export function saysOther({ meta, objects }: Pick<PageFacts, 'meta' | 'objects'>): boolean {
  const type = meta.get('og:type') ?? '';
  if (!articleType.test(type) && !plainType.test(type)) return true;
  return objects.flatMap(typesOf).some((thing) => otherThings.has(thing));
}

function isArticleThing(type: string): boolean {
  return articleThings.has(type) || anyArticle.test(type);
}

/** Whether a page asks for a password or names a price. */
export function hasFields(document: Document): boolean {
  return (
    document.querySelector('input[type="password"]') !== null ||
    findElements(document, '[itemprop]', 1, isPriced).length > 0
  );
}

function isPriced(element: Element): boolean {
  const property = readAttribute(element, 'itemprop');
  return hasToken(property, 'price') || hasToken(property, 'offers');
}

/** A front page, in whatever language: `/`, `/index.html`, `/en`. */
const home = /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i;

function addressSigns({ url }: PageFacts): number[] {
  if (!URL.canParse(url) || url === 'about:blank') return [0, 2, 3, 0];
  const { pathname, search } = new URL(url);
  const parts = pathname.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  return [
    Number(search === '' && home.test(pathname)),
    Math.min(5, parts.length),
    Math.min(8, last.split(/[-_]|%20/).length),
    Number(/\/(?:19|20)\d\d[/-]\d{1,2}|\d{5,}/.test(pathname)),
  ];
}
