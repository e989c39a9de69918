/**
 * Estimates how much of the article was extracted: a paywall or a limit may hide the rest of it.
 * Called from `extract.ts` and `background/jobs/job-runner.ts`.
 */

import type { Unread } from '../article.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { isObject, type PageMetadata } from '../metadata/page-metadata.ts';

/**
 * The user is told of uncertain paragraphs if they have at least this many words, and at least this
 * share of all words that could belong to the article. Ordinary sidebars stay below both: of 995
 * real pages that were classified as articles, two reach them.
 */
const minWords = 1_000;
const minShare = 0.2;

/** The facts that the summary view shows about a page that was extracted only in part. */
interface PartialReading {
  /** Number of words in paragraphs that may belong to the article; 0 if there are only a few. */
  readonly uncertainWords: number;
  /** True if a size limit or the timeout ended the extraction before the end of the page. */
  readonly isCut: boolean;
}

/**
 * Returns which part of a page was not extracted.
 *
 * @param unread counts of the extraction, see `Article.unread`
 * @param readWords number of words that were extracted
 * @returns undefined if everything that could belong to the article was extracted
 */
export function findPartialReading(
  unread: Unread | undefined,
  readWords: number,
): PartialReading | undefined {
  if (!unread) return undefined;
  const { uncertainWords, isCut } = unread;
  const isMuch =
    uncertainWords >= minWords && uncertainWords >= minShare * (uncertainWords + readWords);
  return isMuch || isCut ? { uncertainWords: isMuch ? uncertainWords : 0, isCut } : undefined;
}

/** With fewer words than this, a page with a paywall shows only the beginning of its article. */
const minFullWords = 250;
/** The visible share is assumed to be this if there is a paywall and no declared word count. */
const assumedShare = 0.3;
/** Sites count words differently, so this share of the declared words counts as the whole article. */
const minCompleteShare = 0.8;

/**
 * Estimates the share of the article that is visible, from 0 to 1.
 *
 * It is less than 1 if the page is marked as paid (`isAccessibleForFree: false`, schema.org's markup
 * for paywalled content, https://schema.org/isAccessibleForFree) and the visible text has fewer
 * words than the page declares, or if the text is short and the page has a paywall element.
 *
 * @param words number of words in the extracted text
 */
export function estimateVisibleShare(metadata: PageMetadata, words: number): number {
  const { article } = metadata;
  const declaredWords = Number(article.wordCount);
  const isPaid = isMarkedPaid(article.isAccessibleForFree) || hasPaidPart(article.hasPart);
  if (!isPaid && metadata.meta.get('article:content_tier') !== 'locked' && words >= minFullWords)
    return 1;
  if (declaredWords > 0 && Number.isFinite(declaredWords) && isPaid) {
    const share = words / declaredWords;
    return share >= minCompleteShare ? 1 : share;
  }
  if (words >= minFullWords) return 1;
  return isPaid || hasPaywallElement(metadata.document) ? assumedShare : 1;
}

function isMarkedPaid(value: unknown): boolean {
  return value === false || (typeof value === 'string' && value.toLowerCase() === 'false');
}

function hasPaidPart(value: unknown): boolean {
  return [value].flat().some((part) => isObject(part) && isMarkedPaid(part.isAccessibleForFree));
}

const paywallNames = /paywall[-_]|regwall|subscriber-only|subscription-wall/;

/** True if the page has an element that exists only while a paywall is shown. */
function hasPaywallElement(document: Document): boolean {
  const selector = '[class], [id], [data-paywall], [data-testid]';
  return findElements(document, selector, 1, isPaywallElement).length > 0;
}

function isPaywallElement(element: Element): boolean {
  const names = readAttribute(element, 'class').toLowerCase();
  const id = readAttribute(element, 'id');
  return (
    paywallNames.test(names) ||
    (names.includes('piano-') && names.includes('offer')) ||
    hasToken(names, 'paywall') ||
    hasToken(names, 'tp-modal') ||
    /paywall/i.test(id) ||
    id === 'gateway-content' ||
    readAttribute(element, 'data-testid') === 'gateway-content' ||
    unclobberedElement(element).hasAttribute('data-paywall')
  );
}
