/** How much of the article the page shows: all of it, or what stands before a sign-in wall. */

import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { isObject, type PageMetadata } from '../metadata/page-metadata.ts';

/** Below this many words behind a wall, what is shown can only be its beginning. */
const maxStubWords = 250;
/** What is assumed to be shown where a wall is up and nobody says how long the article is. */
const assumedShare = 0.3;
/** Counting differs from page to page: this much of the promised words is all of them. */
const minCompleteShare = 0.8;

/**
 * The share of the article that is visible, from 0 to 1.
 *
 * A page is taken to be cut when it says so (`isAccessibleForFree: false`, schema.org's markup for
 * paywalled content) and its own word count is not reached, or when it is short and a wall stands
 * in it.
 *
 * @param words counted in the text that was read
 */
export function estimateVisibleShare(metadata: PageMetadata, words: number): number {
  const { article } = metadata;
  const promised = Number(article.wordCount);
  const isPaid = isMarkedPaid(article.isAccessibleForFree) || hasPaidPart(article.hasPart);
  if (!isPaid && metadata.meta.get('article:content_tier') !== 'locked' && words >= maxStubWords)
    return 1;
  if (promised > 0 && Number.isFinite(promised) && isPaid) {
    const share = words / promised;
    return share >= minCompleteShare ? 1 : share;
  }
  if (words >= maxStubWords) return 1;
  return isPaid || hasWall(metadata.document) ? assumedShare : 1;
}

function isMarkedPaid(value: unknown): boolean {
  return value === false || (typeof value === 'string' && value.toLowerCase() === 'false');
}

function hasPaidPart(value: unknown): boolean {
  return [value].flat().some((part) => isObject(part) && isMarkedPaid(part.isAccessibleForFree));
}

const wallNames = /paywall[-_]|regwall|subscriber-only|subscription-wall/;

/** Whether there is markup that is there only while a wall is up; mere mentions of one are not. */
function hasWall(document: Document): boolean {
  const places = '[class], [id], [data-paywall], [data-testid]';
  return findElements(document, places, 1, isWall).length > 0;
}

function isWall(element: Element): boolean {
  const names = readAttribute(element, 'class').toLowerCase();
  const id = readAttribute(element, 'id');
  return (
    wallNames.test(names) ||
    (names.includes('piano-') && names.includes('offer')) ||
    hasToken(names, 'paywall') ||
    hasToken(names, 'tp-modal') ||
    /paywall/i.test(id) ||
    id === 'gateway-content' ||
    readAttribute(element, 'data-testid') === 'gateway-content' ||
    unclobberedElement(element).hasAttribute('data-paywall')
  );
}
