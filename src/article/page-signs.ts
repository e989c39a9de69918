/** What tells an article from a home, section, search, product or login page: a row of numbers. */

import type { Block } from './article.ts';
import { measureText } from './features/text-measures.ts';
import { typesOf } from './json-ld.ts';
import type { Metadata } from './metadata.ts';
import type { PageFacts } from './page-facts.ts';

/** What was read of the page. */
export interface PageReading {
  readonly blocks: readonly Block[];
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

/** A paragraph shorter than this, in words, may be a teaser or a label. */
const paragraphWords = 18;
/** Eighteen words of Chinese are hardly more characters than this. */
const paragraphCharacters = 30;
/** No script writes more characters to a word than this on average; some write no spaces at all. */
const charactersPerWord = 9;

const sentenceEnd = /[.!?…。！？؟।][\p{Pe}\p{Pf}"'”’*\s]*$/u;
const articleType = /article|blog|news|story/i;
const plainType = /^(?:website|webpage|object)?$/i;
const articleThings =
  /^(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|Recipe|HowTo|Review)$/;
const otherThings =
  /^(?:Product|ProductGroup|Offer|ItemList|CollectionPage|SearchResultsPage|LocalBusiness|Store|JobPosting|Event|Course|SoftwareApplication|ProfilePage|ContactPage|CheckoutPage|RealEstateListing|Hotel|Restaurant|Service)$/;
const fieldSelector = 'input[type="password"], [itemprop~="price"], [itemprop~="offers"]';

export function isParagraph(block: Block): boolean {
  return (
    block.kind !== 'heading' &&
    block.text.length >= paragraphCharacters &&
    wordsOf(block) >= paragraphWords &&
    (block.kind === 'code' || isUnstopped(block.text) || sentenceEnd.test(block.text.slice(-20)))
  );
}

/** Words of a block; where no spaces part them, at least as many as its length has room for. */
export function wordsOf({ text }: Block): number {
  return Math.max(measureText(text).words, text.length / charactersPerWord);
}

/** Thai, Lao, Khmer and Burmese end no sentence with a mark. */
function isUnstopped(text: string): boolean {
  return /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]\s*$/.test(text);
}

/** The row of a page, in the order of `signNames`. */
export function pageSigns(facts: PageFacts, reading: PageReading): number[] {
  return [...textSigns(reading), ...declaredSigns(facts, reading.metadata), ...addressSigns(facts)];
}

function textSigns({ blocks, kept, page, linked, sureness }: PageReading): number[] {
  let prose = 0;
  let paragraphs = 0;
  let headings = 0;
  let items = 0;
  let followed = 0;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'heading') headings++;
    if (block.kind === 'item') items += wordsOf(block);
    if (!isParagraph(block)) continue;
    paragraphs++;
    prose += wordsOf(block);
    const next = blocks[i + 1];
    if (next && isParagraph(next)) followed++;
  }
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
  const isArticle = articleType.test(type) || things.some((thing) => articleThings.test(thing));
  const isOther =
    (!articleType.test(type) && !plainType.test(type)) ||
    things.some((thing) => otherThings.test(thing));
  return [
    Number(isArticle),
    Number(isOther),
    Number(metadata.published !== undefined),
    Number(metadata.byline !== undefined),
    Number(document.querySelector(fieldSelector) !== null),
  ];
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
