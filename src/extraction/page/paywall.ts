/** Estimates how much of the article a page with a paywall shows. Called from `extract.ts`. */

import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { isObject, type PageMetadata } from '../metadata/page-metadata.ts';

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

/** Returns true if the page has an element that exists only while a paywall is shown. */
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
