/** Splits Thai and Lao, which separate both sentences and clauses with a space. */

import type { Span } from '../span.ts';
import type { SentenceLanguage } from './sentence-language.ts';

/** Fewest characters of a sentence; shorter clauses are joined. */
const minSentenceChars = 30;

/** Polite particles that end a sentence. */
const closingParticle = /(?:ครับ|ค่ะ|คะ|นะ|จ้ะ|ฮะ|ครับผม)$/u;

/**
 * Returns the sentences within `span`. They end at a space after a closing particle, or before a
 * word that begins one (a connective, a pronoun, a time) if the sentence is long enough.
 */
export function splitThaiSentences(text: string, span: Span, language: SentenceLanguage): Span[] {
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
