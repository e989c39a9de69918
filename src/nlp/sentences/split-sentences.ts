/** Splits a text into sentences. */

import type { Span } from '../tokenize.ts';
import { createEnclosureTest, findPairedMarks } from './quote-marks.ts';
import { getSentenceLanguage, type SentenceLanguage } from './sentence-language.ts';
import { endsSentence } from './sentence-rules.ts';
import { findStops, pushChunks, splitParagraphs } from './sentence-stop.ts';

// Splits Thai and Lao, which separate both sentences and clauses with a space.

/** Fewest characters of a sentence; shorter clauses are joined. */
const minSentenceChars = 30;

/** Polite particles that end a sentence. */
const closingParticle = /(?:ครับ|ค่ะ|คะ|นะ|จ้ะ|ฮะ|ครับผม)$/u;

/**
 * Returns the sentences within `span`. They end at a space after a closing particle, or before a
 * word that begins one (a connective, a pronoun, a time) if the sentence is long enough.
 */
function splitThaiSentences(text: string, span: Span, language: SentenceLanguage): Span[] {
  const found: Span[] = [];
  let start = span.start;
  for (const { 0: space, index } of text.slice(span.start, span.end).matchAll(/\s+/gu)) {
    const end = span.start + index;
    const next = end + space.length;
    if (end - start < minSentenceChars || span.end - next < minSentenceChars) continue;
    if (!closingParticle.test(text.slice(end - 8, end)) && !opensSentence(text, next, language))
      continue;
    found.push({ start, end });
    start = next;
  }
  found.push({ start, end: span.end });
  return found;
}

function opensSentence(text: string, at: number, language: SentenceLanguage): boolean {
  const ahead = text.slice(at, at + 24);
  return language.openers.some((word) => ahead.startsWith(word));
}

/** Longer than any paragraph of prose. Longer lines are cut, which bounds the memory used. */
const maxParagraphChars = 20_000;
/** Longer than any sentence of prose. Longer ones are cut at a space. */
const maxSentenceChars = 2_000;
/**
 * Longest quotation or bracket, in UTF-16 units, that is kept whole even if it has several
 * sentences, as half of it would say something else. This is about 38 words.
 */
const maxEnclosureChars = 230;
/** The same for Chinese and Japanese, whose characters carry more meaning. */
const maxCjkEnclosureChars = 70;

/**
 * Splits a text into sentences. A line break always ends one.
 *
 * Every terminator is a place where a sentence may end; the rules in `sentence-rules.ts` decide by
 * its context. `Intl.Segmenter` is not used: in V8 it takes quadratic time (36 s for a million
 * characters), and its results would need the same rules.
 *
 * @param lang BCP 47 tag; an unknown language uses the universal rules
 * @returns trimmed, disjoint spans in order, each of at most 2,000 UTF-16 units
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
