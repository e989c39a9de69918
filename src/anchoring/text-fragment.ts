/** Creates links to sentences that work in any browser, without the extension. */

import { type Anchor, blockSeparator } from '../extraction/article.ts';
import { tokenizeWords, type Word } from '../nlp/tokenize.ts';

/**
 * Words up to which a sentence is quoted whole; a longer one is given by its first and last words.
 */
const maxExactWords = 12;
/** Words quoted of each end. */
const endWords = 5;
/** Words below which a sentence is likely to occur elsewhere too, so that its context is added. */
const minWordsWithoutContext = 5;
const contextWords = 3;

/**
 * Appends a text directive (https://wicg.github.io/scroll-to-text-fragment/) for the anchor's quote
 * to an address: `#:~:text=[prefix-,]start[,end][,-suffix]`. A routing fragment of the address is
 * kept before it.
 *
 * A long sentence is given by its first and last words, so that a footnote number in the middle
 * does not break the link. Context is added only to short sentences, because one changed word in it
 * would break the link as well.
 *
 * @param address without a fragment, or with a routing one
 * @param lang BCP 47 tag of the text
 * @returns the address itself if the quote has no words
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

/** Text directives match whole words only, so every cut is at a word boundary. */
function toDirective(quote: string, words: readonly Word[]): string {
  const start = words[endWords - 1];
  const end = words.at(-endWords);
  if (words.length <= maxExactWords || start === undefined || end === undefined)
    return encodeDirective(quote);
  return `${encodeDirective(quote.slice(0, start.end))},${encodeDirective(quote.slice(end.start))}`;
}

function addContext({ quote, prefix, suffix }: Anchor, lang: string): string {
  // A part of a directive has to lie within one block, and the page may show anything between two
  // blocks.
  const before = getLastWords(prefix.split(blockSeparator).at(-1) ?? '', lang);
  const after = getFirstWords(suffix.split(blockSeparator, 1)[0] ?? '', lang);
  return `${before && `${encodeDirective(before)}-,`}${encodeDirective(quote)}${after && `,-${encodeDirective(after)}`}`;
}

/** Leaves out the first word of a prefix, which may have been cut. */
function getLastWords(text: string, lang: string): string {
  const first = tokenizeWords(text, lang).slice(1).at(-contextWords);
  return first === undefined ? '' : text.slice(first.start);
}

function getFirstWords(text: string, lang: string): string {
  const last = tokenizeWords(text, lang).slice(0, -1).slice(0, contextWords).at(-1);
  return last === undefined ? '' : text.slice(0, last.end);
}

/**
 * Percent-encodes text, including the directive's own syntax and the characters that end a Markdown
 * link.
 */
function encodeDirective(text: string): string {
  const wellFormed = text.trim().replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(
    /[-!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
