/** Finds names by their capitals: runs of capitalized words inside a sentence. */

import { baseLanguage } from '../nlp/language-tags.ts';
import { isStopWord } from '../nlp/stop-words.ts';
import { type Span, tokenizeWords, type Word } from '../nlp/tokenize.ts';

export interface NameMention extends Span {
  /** The capitalized words of the name. */
  readonly words: readonly string[];
}

/** Languages that capitalize all nouns, where only two capitalized words in a row are a name. */
const nounCapitals = new Set(['de', 'lb']);

/**
 * Returns the names in a text with UTF-16 offsets. A single word at the start of a sentence does
 * not count, as every sentence starts with a capital; nor does a line in capitals.
 *
 * @param lang BCP 47 tag of the text
 */
export function findNames(text: string, lang: string): NameMention[] {
  const minWords = nounCapitals.has(baseLanguage(lang)) ? 2 : 1;
  return findCapitalizedRuns(text, lang)
    .map((run) => stripSentenceOpening(run, text, lang))
    .filter((run) => run.length >= minWords)
    .map((run) => ({
      start: run[0]?.start ?? 0,
      end: run.at(-1)?.end ?? 0,
      words: run.map((word) => word.text),
    }));
}

function findCapitalizedRuns(text: string, lang: string): Word[][] {
  const runs: Word[][] = [];
  let last: Word | undefined;
  for (const word of tokenizeWords(text, lang)) {
    const capital = isCapitalized(word.text) && !isAllCaps(word.text);
    const joined = last !== undefined && text.slice(last.end, word.start) === ' ';
    if (capital && joined) runs.at(-1)?.push(word);
    else if (capital) runs.push([word]);
    last = capital ? word : undefined;
  }
  return runs;
}

/** Looks at the word's own first letter, not at that of an elided article (“L’ancienne”). */
function isCapitalized(word: string): boolean {
  return /^\p{Lu}/u.test(word.replace(/^(?:qu|\p{L})['’](?=\p{L}{2})/iu, ''));
}

/** A long word in capitals is part of a heading; short ones are the names of parties and clubs. */
function isAllCaps(word: string): boolean {
  return word.length > 6 && word === word.toUpperCase();
}

/**
 * Removes the word that opens a sentence or follows a label (“Video – Thousands …”), whose capital
 * is no evidence. It stays before a single other word, as it may be a first name.
 */
function stripSentenceOpening(run: Word[], text: string, lang: string): Word[] {
  const [first, ...rest] = run;
  if (!first || !opensSentence(text, first.start)) return run;
  return rest.length !== 1 || isStopWord(first.text.toLowerCase(), lang) ? rest : run;
}

function opensSentence(text: string, start: number): boolean {
  return (
    /(?:^|[.!?:…]["”’»)]*\s|\s[–—-]\s)["“„«‘(\s•*–—-]*$/u.test(
      text.slice(Math.max(0, start - 12), start),
    ) || start === 0
  );
}
