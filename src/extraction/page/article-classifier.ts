/**
 * Decides whether the selected blocks are an article that is long enough to summarize. `extract.ts`
 * calls it last; `bench/train/article-classifier.ts` trains the weights on the same features.
 */

import type { FailureCode } from '../../shared/result.ts';
import { type Block, minSummarizableWords, type Scope } from '../article.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { getTypes, type PageMetadata } from '../metadata/page-metadata.ts';
import weights from './article-classifier.data.json' with { type: 'json' };

/** The measures of one page from which the classifier computes its features. */
interface PageAnalysis {
  readonly blocks: readonly Block[];
  /** Number of words in each of `blocks`. */
  readonly wordsByBlock: readonly number[];
  readonly metadata: Metadata;
  /** Number of words in `blocks`, in the whole visible page, and in all of its links. */
  readonly includedWords: number;
  readonly pageWords: number;
  readonly linkedWords: number;
  /** Mean probability of the blocks, weighted by their words. */
  readonly confidence: number;
}

/**
 * Names of the features in the order of `computeClassifierFeatures`, for the report of a training.
 */
export const articleFeatureNames = [
  'included words',
  'prose words',
  'included share',
  'paragraphs',
  'paragraph words',
  'headings per paragraph',
  'item share',
  'followed',
  'page links',
  'confidence',
  'declares article',
  'declares other type',
  'has day',
  'has author',
  'has fields',
  'home address',
  'address depth',
  'address words',
  'address day',
] as const;

/** A text shorter than this, in words or in characters, may be a teaser or a label. */
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

/** Returns true if a block with this number of words is running text. */
function isParagraph({ kind, text }: Block, words: number): boolean {
  if (kind === 'heading' || text.length < minParagraphChars || words < minParagraphWords)
    return false;
  return kind === 'code' || endsInScriptWithoutStops(text) || sentenceEnd.test(text.slice(-20));
}

/**
 * Returns true for Thai, Lao, Khmer and Burmese, whose sentences have no punctuation mark at the
 * end.
 */
function endsInScriptWithoutStops(text: string): boolean {
  return /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]\s*$/.test(text);
}

/** Returns the feature vector of a page, in the order of `articleFeatureNames`. */
export function computeClassifierFeatures(
  metadata: PageMetadata,
  analysis: PageAnalysis,
): number[] {
  return [
    ...computeTextFeatures(analysis),
    ...computeMetadataFeatures(metadata, analysis.metadata),
    ...computeUrlFeatures(metadata),
  ];
}

/** Counts the words of the blocks that are running text. */
function countProseWords({ blocks, wordsByBlock }: PageAnalysis): number {
  return blocks.reduce((sum, block, i) => {
    const count = wordsByBlock[i] ?? 0;
    return isParagraph(block, count) ? sum + count : sum;
  }, 0);
}

function computeTextFeatures(analysis: PageAnalysis): number[] {
  const { blocks, wordsByBlock, includedWords, pageWords, linkedWords, confidence } = analysis;
  const proseWords = countProseWords(analysis);
  const areParagraphs = blocks.map((block, i) => isParagraph(block, wordsByBlock[i] ?? 0));
  const paragraphs = areParagraphs.filter(Boolean).length;
  const followed = areParagraphs.filter((is, i) => is && areParagraphs[i + 1]).length;
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const itemWords = wordsByBlock.reduce(
    (sum, count, i) => sum + (blocks[i]?.kind === 'item' ? count : 0),
    0,
  );
  return [
    Math.log1p(includedWords),
    Math.log1p(proseWords),
    includedWords / Math.max(1, pageWords),
    Math.log1p(paragraphs),
    Math.min(100, proseWords / Math.max(1, paragraphs)),
    Math.min(3, headings / Math.max(1, paragraphs)),
    itemWords / Math.max(1, includedWords),
    followed / Math.max(1, paragraphs),
    linkedWords / Math.max(1, pageWords),
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

/** Returns true if the page declares itself an article, by its OpenGraph type or its JSON-LD. */
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
 * Returns true if a page declares itself a discussion, in JSON-LD or microdata, so that the answers
 * are its content. An article with comments declares itself an article.
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

/**
 * Returns true if the page declares another type than an article, such as a product, a list or a
 * place.
 */
function declaresOtherType({ meta, objects }: Pick<PageMetadata, 'meta' | 'objects'>): boolean {
  const type = meta.get('og:type') ?? '';
  if (!articleType.test(type) && !plainType.test(type)) return true;
  return objects.flatMap(getTypes).some((thing) => otherTypes.has(thing));
}

function isArticleType(type: string): boolean {
  return articleTypes.has(type) || anyArticle.test(type);
}

/** Returns true if the page has a password field or a price, which login pages and shops have. */
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

/** Matches the path of a home page in any language: `/`, `/index.html`, `/en`. */
const homePath = /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i;

function computeUrlFeatures({ url }: PageMetadata): number[] {
  if (!URL.canParse(url) || url === 'about:blank') return [0, 2, 3, 0];
  const { pathname, search } = new URL(url);
  const parts = pathname.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  return [
    Number(search === '' && homePath.test(pathname)),
    Math.min(5, parts.length),
    Math.min(8, last.split(/[-_]|%20/).length),
    Number(/\/(?:19|20)\d\d[/-]\d{1,2}|\d{5,}/.test(pathname)),
  ];
}

/**
 * Minimum number of words of a page. A selection may be shorter, because the user has chosen it, see
 * `minSummarizableWords`.
 */
const minPageWords = 60;

/**
 * A logistic regression over the features of a page, trained by
 * `bench/train/article-classifier.ts`.
 */
export interface LinearModel {
  readonly provenance: string;
  readonly bias: number;
  readonly weights: readonly number[];
  /** A page with at least these log-odds is classified as an article. */
  readonly threshold: number;
}

/**
 * Returns why a selection is not summarized.
 *
 * @param words number of words in the selection
 * @returns `too-short`, or undefined if the selection can be summarized
 */
export function getSelectionRejectionReason(words: number): FailureCode | undefined {
  return words < minSummarizableWords ? 'too-short' : undefined;
}

/**
 * Returns why the selected blocks of a page are not summarized.
 *
 * @param scope has `force` if the user wants a summary even though the page is not an article
 * @returns `no-article` if the page is none, `too-short` if it is a short article, undefined if it
 *   can be summarized
 */
export function getRejectionReason(
  metadata: PageMetadata,
  analysis: PageAnalysis,
  { force }: Extract<Scope, { kind: 'page' }>,
): FailureCode | undefined {
  const { blocks, includedWords } = analysis;
  if (blocks.length === 0) return 'no-article';
  if (force) return undefined;
  if (includedWords < minPageWords) {
    const isOther = declaresOtherType(metadata) || hasPasswordOrPrice(metadata.document);
    return !isOther && countProseWords(analysis) * 2 > includedWords ? 'too-short' : 'no-article';
  }
  const isArticle =
    computeArticleLogOdds(computeClassifierFeatures(metadata, analysis), weights) >=
    weights.threshold;
  return isArticle ? undefined : 'no-article';
}

/** Returns the log-odds that a page with these features is an article. */
function computeArticleLogOdds(features: readonly number[], model: LinearModel): number {
  return features.reduce((sum, feature, i) => sum + feature * (model.weights[i] ?? 0), model.bias);
}
