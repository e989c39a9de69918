/** A link to a point's sentence that works in any browser, without the extension. */

import { type Anchor, blockSeparator } from '../extraction/article.ts';
import { tokenizeWords, type Word } from '../nlp/tokenize.ts';

/** Words up to which a sentence is named whole; a longer one is named by its two ends. */
const maxExactWords = 12;
/** Words of each end. */
const endWords = 5;
/** Words below which a sentence may well stand elsewhere too, so that its surroundings are named. */
const minWordsWithoutContext = 5;
const contextWords = 3;

/**
 * The address with a text directive (https://wicg.github.io/scroll-to-text-fragment/) that names
 * the anchor's quote: `#:~:text=[prefix-,]start[,end][,-suffix]`. A fragment that the address has,
 * by which its page chooses what it shows, stays before it.
 *
 * A long sentence is named by its first and last words, so that a footnote's number in its middle
 * does no harm; surroundings are named only where a sentence is short, because one word that has
 * changed there would lose it.
 *
 * @param address with no fragment but a routing one
 * @param lang BCP 47 of the text
 * @returns the address itself where the quote has no words
 */
export function toTextFragmentUrl(address: string, anchor: Anchor, lang: string): string {
  const words = tokenizeWords(anchor.quote, lang);
  if (words.length === 0) return address;
  const directive =
    words.length < minWordsWithoutContext
      ? addContext(anchor, lang)
      : toDirective(anchor.quote, words);
  return `${address}${address.includes('#') ? '' : '#'}:~:text=${directive}`;
}

/** Matching goes by whole words, so every cut is made at the edge of one. */
function toDirective(quote: string, words: readonly Word[]): string {
  const start = words[endWords - 1];
  const end = words.at(-endWords);
  if (words.length <= maxExactWords || start === undefined || end === undefined)
    return encodeDirective(quote);
  return `${encodeDirective(quote.slice(0, start.end))},${encodeDirective(quote.slice(end.start))}`;
}

function addContext({ quote, prefix, suffix }: Anchor, lang: string): string {
  // A directive's part must stand in one block, and between two blocks the page may show anything.
  const before = getLastWords(prefix.split(blockSeparator).at(-1) ?? '', lang);
  const after = getFirstWords(suffix.split(blockSeparator, 1)[0] ?? '', lang);
  return `${before && `${encodeDirective(before)}-,`}${encodeDirective(quote)}${after && `,-${encodeDirective(after)}`}`;
}

/** The first word of a prefix is left out: it may have been cut. */
function getLastWords(text: string, lang: string): string {
  const first = tokenizeWords(text, lang).slice(1).at(-contextWords);
  return first === undefined ? '' : text.slice(first.start);
}

function getFirstWords(text: string, lang: string): string {
  const last = tokenizeWords(text, lang).slice(0, -1).slice(0, contextWords).at(-1);
  return last === undefined ? '' : text.slice(0, last.end);
}

/** Percent-encoded, with what the directive's own syntax uses, and what closes a link in Markdown. */
function encodeDirective(text: string): string {
  const wellFormed = text.trim().replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(
    /[-!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
