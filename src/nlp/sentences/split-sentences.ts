/** The sentences of a text. */

import type { Span } from '../span.ts';
import { pushChunks, splitParagraphs } from './paragraphs.ts';
import { createEnclosureTest, findPairedMarks } from './quote-marks.ts';
import { getSentenceLanguage, type SentenceLanguage } from './sentence-language.ts';
import { endsSentence } from './sentence-rules.ts';
import { findStops } from './sentence-stop.ts';
import { splitThaiSentences } from './thai-sentences.ts';

/** Longer than any paragraph of prose: what is beyond is cut, so that memory stays small. */
const maxParagraphChars = 20_000;
/** Longer than any sentence of prose; what claims to be one is cut at a space. */
const maxSentenceChars = 2_000;
/**
 * A quotation or bracket of up to this many characters is kept whole whatever sentences are in it,
 * since half of one says something else: about 38 words.
 */
const maxEnclosureChars = 230;
/** The same for Chinese and Japanese, whose characters say more. */
const maxCjkEnclosureChars = 70;

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
  const language = getSentenceLanguage(lang);
  const found: Span[] = [];
  for (const { start, end } of splitParagraphs(text, maxParagraphChars)) {
    for (const sentence of splitParagraph(text.slice(start, end), language)) {
      const span = { start: start + sentence.start, end: start + sentence.end };
      pushChunks(found, text, span, maxSentenceChars);
    }
  }
  return found;
}

function splitParagraph(text: string, language: SentenceLanguage): Span[] {
  const marks = findPairedMarks(text);
  const isEnclosed = createEnclosureTest(
    marks,
    language.isCjk ? maxCjkEnclosureChars : maxEnclosureChars,
  );
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
    ? found.flatMap((span) => splitThaiSentences(text, span, language))
    : found;
}
