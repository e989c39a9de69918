/** When what was found is no article, or too little of one. */

import type { FailureCode } from '../../shared/result.ts';
import type { Block, Scope } from '../article.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { getTypes, type PageMetadata } from '../metadata/page-metadata.ts';
import weights from './article-classifier.data.json' with { type: 'json' };

// What tells an article from a home, section, search, product or login page: a row of numbers.

/** What was read of the page. */
interface PageAnalysis {
  readonly blocks: readonly Block[];
  /** Words of each block. */
  readonly words: readonly number[];
  readonly metadata: Metadata;
  /** Words of the blocks, of all that the page shows, and of all links. */
  readonly included: number;
  readonly page: number;
  readonly linked: number;
  /** Mean probability of the blocks, by words. */
  readonly confidence: number;
}

export const articleFeatureNames = [
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
const minParagraphWords = 18;
const minParagraphChars = 30;

const sentenceEnd = /[.!?…。！？؟।][)\]}»”’›」』】〉》）］"'*\s]*$/;
const articleType = /article|blog|news|story/i;
const plainType = /^(?:website|webpage|object)?$/i;
const anyArticle = /^\w*Article$/;
const articleTypes = new Set(
  'BlogPosting LiveBlogPosting Report SocialMediaPosting Recipe HowTo Review'.split(' '),
);
const otherTypes = new Set(
  'Product ProductGroup Offer ItemList CollectionPage SearchResultsPage LocalBusiness Store JobPosting Event Course SoftwareApplication ProfilePage ContactPage CheckoutPage RealEstateListing Hotel Restaurant Service'.split(
    ' ',
  ),
);

/** Whether a block of so many words is running text. */
function isParagraph({ kind, text }: Block, words: number): boolean {
  if (kind === 'heading' || text.length < minParagraphChars || words < minParagraphWords)
    return false;
  return kind === 'code' || hasUnstoppedScript(text) || sentenceEnd.test(text.slice(-20));
}

/** Thai, Lao, Khmer and Burmese end no sentence with a mark. */
function hasUnstoppedScript(text: string): boolean {
  return /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]\s*$/.test(text);
}

/** The row of a page, in the order of `articleFeatureNames`. */
export function articleClassifierFeatures(
  metadata: PageMetadata,
  analysis: PageAnalysis,
): number[] {
  return [
    ...computeTextFeatures(analysis),
    ...computeMetadataFeatures(metadata, analysis.metadata),
    ...computeUrlFeatures(metadata),
  ];
}

/** Words of the blocks that are running text. */
function countProseWords({ blocks, words }: PageAnalysis): number {
  return blocks.reduce((sum, block, i) => {
    const count = words[i] ?? 0;
    return isParagraph(block, count) ? sum + count : sum;
  }, 0);
}

function computeTextFeatures(analysis: PageAnalysis): number[] {
  const { blocks, words, included, page, linked, confidence } = analysis;
  const prose = countProseWords(analysis);
  const areParagraphs = blocks.map((block, i) => isParagraph(block, words[i] ?? 0));
  const paragraphs = areParagraphs.filter(Boolean).length;
  const followed = areParagraphs.filter((is, i) => is && areParagraphs[i + 1]).length;
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const items = words.reduce((sum, count, i) => sum + (blocks[i]?.kind === 'item' ? count : 0), 0);
  return [
    Math.log1p(included),
    Math.log1p(prose),
    included / Math.max(1, page),
    Math.log1p(paragraphs),
    Math.min(100, prose / Math.max(1, paragraphs)),
    Math.min(3, headings / Math.max(1, paragraphs)),
    items / Math.max(1, included),
    followed / Math.max(1, paragraphs),
    linked / Math.max(1, page),
    confidence,
  ];
}

function computeMetadataFeatures(
  { meta, objects, document }: PageMetadata,
  metadata: Metadata,
): number[] {
  return [
    Number(declaresArticle({ meta, objects })),
    Number(declaresOtherType({ meta, objects })),
    Number(metadata.published !== undefined),
    Number(metadata.byline !== undefined),
    Number(hasPasswordOrPrice(document)),
  ];
}

/** Whether a page calls itself an article. */
export function declaresArticle({
  meta,
  objects,
}: Pick<PageMetadata, 'meta' | 'objects'>): boolean {
  return (
    articleType.test(meta.get('og:type') ?? '') || objects.flatMap(getTypes).some(isArticleType)
  );
}

const discussionType = 'DiscussionForumPosting';

/**
 * Returns true if a page calls itself a discussion, in JSON-LD or microdata: the answers are then its
 * content. An article on which users comment calls itself an article.
 */
export function declaresDiscussion({
  article,
  document,
}: Pick<PageMetadata, 'article' | 'document'>): boolean {
  const types = getTypes(article);
  if (types.includes(discussionType)) return true;
  return (
    !types.some(isArticleType) && findElements(document, '[itemtype]', 1, isDiscussion).length > 0
  );
}

function isDiscussion(element: Element): boolean {
  return readAttribute(element, 'itemtype').endsWith(`schema.org/${discussionType}`);
}

/** Whether a page calls itself a product, a list, a place: something else than an article. */
function declaresOtherType({ meta, objects }: Pick<PageMetadata, 'meta' | 'objects'>): boolean {
  const type = meta.get('og:type') ?? '';
  if (!articleType.test(type) && !plainType.test(type)) return true;
  return objects.flatMap(getTypes).some((thing) => otherTypes.has(thing));
}

function isArticleType(type: string): boolean {
  return articleTypes.has(type) || anyArticle.test(type);
}

/** Whether a page asks for a password or names a price. */
function hasPasswordOrPrice(document: Document): boolean {
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

function computeUrlFeatures({ url }: PageMetadata): number[] {
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

/** Words below which there is nothing to sum up. */
const minWords = 60;
const minSelectedWords = 25;

/** A straight line through the signs of a page, as `bench/train/article-classifier.ts` finds it. */
export interface LinearModel {
  readonly provenance: string;
  readonly bias: number;
  readonly weights: readonly number[];
  /** From this log-odds on a page is taken for an article. */
  readonly threshold: number;
}

/** Why what is selected is not to be summed up; nothing when it is. */
export function selectionRejectionReason(kept: number): FailureCode | undefined {
  return kept < minSelectedWords ? 'too-short' : undefined;
}

/**
 * Why these blocks of a page are not to be summed up; nothing when they are.
 *
 * @param scope `force` where the user wants the page read whatever it is
 */
export function rejectionReason(
  metadata: PageMetadata,
  analysis: PageAnalysis,
  { force }: Extract<Scope, { kind: 'page' }>,
): FailureCode | undefined {
  const { blocks, included } = analysis;
  if (blocks.length === 0) return 'no-article';
  if (force) return undefined;
  if (included < minWords) {
    const isOther = declaresOtherType(metadata) || hasPasswordOrPrice(metadata.document);
    return !isOther && countProseWords(analysis) * 2 > included ? 'too-short' : 'no-article';
  }
  const isArticle =
    computeArticleLogOdds(articleClassifierFeatures(metadata, analysis), weights) >=
    weights.threshold;
  return isArticle ? undefined : 'no-article';
}

/** How likely a page with these signs is to be an article. */
function computeArticleLogOdds(features: readonly number[], model: LinearModel): number {
  return features.reduce((sum, sign, i) => sum + sign * (model.weights[i] ?? 0), model.bias);
}
