/** Loads the hard cases of the sentence splitter, texts with `‖` at every true boundary. */

import { readdirSync, readFileSync } from 'node:fs';

export interface SentenceCase {
  /** What makes it hard. */
  readonly about: string;
  readonly text: string;
}

export type Split = (text: string, lang: string) => string[];

const folder = new URL('../tests/fixtures/sentences/', import.meta.url);

/** Returns all cases by language. */
export function loadSentenceCases(): { lang: string; cases: SentenceCase[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({
      lang: name.replace('.json', ''),
      cases: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SentenceCase[],
    }));
}

/** Returns true if `split` finds exactly the marked sentences of a case. */
export function isSplitCorrectly(split: Split, marked: string, lang: string): boolean {
  const wanted = marked.split('‖').map((sentence) => sentence.trim());
  const found = split(marked.replaceAll(/‖ ?/g, ''), lang);
  return found.length === wanted.length && found.every((sentence, at) => sentence === wanted[at]);
}
