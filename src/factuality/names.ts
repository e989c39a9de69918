/** Names, as far as capital letters tell: runs of capitalised words in mid-sentence. */

import { baseLanguage } from '../nlp/language-tags.ts';
import type { Span } from '../nlp/span.ts';
import { isStopWord } from '../nlp/stop-words.ts';
import { tokenizeWords, type Word } from '../nlp/tokenize.ts';

export interface NameMention extends Span {
  /** The capitalised words of it. */
  readonly words: readonly string[];
}

/** Languages that capitalise every noun: there only two capitalised words in a row are a name. */
const nounCapitals = new Set(['de', 'lb']);

/**
 * The names in a text, with UTF-16 offsets. A single word that opens a sentence is none, since
 * every sentence opens with a capital; nor is a line that is all capitals.
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

/** By its own first letter, not by that of an article that is elided into it (“L’ancienne”). */
function isCapitalized(word: string): boolean {
  return /^\p{Lu}/u.test(word.replace(/^(?:qu|\p{L})['’](?=\p{L}{2})/iu, ''));
}

/** A long word in capitals is a heading's; short ones are the names of parties and clubs. */
function isAllCaps(word: string): boolean {
  return word.length > 6 && word === word.toUpperCase();
}

/**
 * Without the word that opens a sentence, or what follows a label (“Video – Thousands …”): its
 * capital tells nothing. It stays before a single other name, since then it may be a first name.
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
