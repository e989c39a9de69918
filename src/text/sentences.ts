/** The sentences of a text. */

import { paragraphs, pushPieces } from './paragraphs.ts';
import { enclosures, findMarks } from './quote-marks.ts';
import { type SentenceLanguage, sentenceLanguage } from './sentence-language.ts';
import { endsSentence } from './sentence-rules.ts';
import { findStops } from './sentence-stop.ts';
import type { Span } from './span.ts';
import { thaiSentences } from './thai-sentences.ts';

/** Longer than any paragraph of prose: what is beyond is cut, so that memory stays small. */
const longestParagraph = 20_000;
/** Longer than any sentence of prose; what claims to be one is cut at a space. */
const longestSentence = 2_000;
/**
 * A quotation or bracket of up to this many characters is kept whole whatever sentences are in it,
 * since half of one says something else: about 38 words.
 */
const longestEnclosure = 230;
/** The same for Chinese and Japanese, whose characters say more. */
const longestCjkEnclosure = 70;

/**
 * The sentences of `text`: trimmed, in order, apart from one another, none longer than 2,000 units.
 * A line break always ends one. `lang` is a BCP 47 tag; with an unknown one, the rules that hold
 * everywhere are used.
 *
 * Every full stop, question mark and so on is a place where a sentence may end; the rules in
 * `sentence-rules.ts` decide, each from what stands around it. `Intl.Segmenter` is not used: its
 * time grows with the square of a paragraph's length in V8 (36 s for a million characters), and
 * each of its answers would need the same rules.
 */
export function splitSentences(text: string, lang: string): Span[] {
  const language = sentenceLanguage(lang);
  const found: Span[] = [];
  for (const { start, end } of paragraphs(text, longestParagraph)) {
    for (const sentence of sentencesOf(text.slice(start, end), language)) {
      const span = { start: start + sentence.start, end: start + sentence.end };
      pushPieces(found, text, span, longestSentence);
    }
  }
  return found;
}

function sentencesOf(text: string, language: SentenceLanguage): Span[] {
  const marks = findMarks(text);
  const isEnclosed = enclosures(marks, language.isCjk ? longestCjkEnclosure : longestEnclosure);
  const paragraph = { text, language, marks, hasCapitals: /\p{Lu}/u.test(text) };
  const found: Span[] = [];
  let start = 0;
  for (const stop of findStops(paragraph, () => start)) {
    if (isEnclosed(stop.end) || !endsSentence(stop)) continue;
    found.push({ start, end: stop.end });
    start = stop.next;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return language.endsWithSpace
    ? found.flatMap((span) => thaiSentences(text, span, language))
    : found;
}
