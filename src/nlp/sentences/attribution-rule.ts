/** Keeps a quotation together with the words that attribute it. */

import { startsCapitalized } from '../case.ts';
import { foldCase } from '../normalize.ts';
import { isStopWord } from '../stop-words.ts';
import type { Stop } from './sentence-stop.ts';

/** Most words of a speaker's name or pronoun phrase before the verb. */
const maxNameWords = 4;

/**
 * “Stop!” Maria Lopez said: after a closing quotation mark, up to four words and a verb of saying
 * continue the sentence. In scripts with capitals the words must be a name, because “He said” may
 * begin a new sentence, and a full stop within the marks ends the sentence.
 */
export function attributionAfterQuote(stop: Stop): boolean | undefined {
  const { paragraph, terminator, closers, after } = stop;
  const { speech, isCjk, base } = paragraph.language;
  if (speech.size === 0 || !/["”“»«」』’]/u.test(closers)) return undefined;
  if (isCjk) return chineseAttribution(stop);
  const hasCase = /^\p{Lu}/u.test(after);
  if (hasCase && terminator === '.') return undefined;
  const words = after.split(/\s+/u).slice(0, maxNameWords + 1);
  const verb = words.findIndex((word) =>
    speech.has(foldCase(word.replace(/[^\p{L}\p{M}]+$/u, ''), base)),
  );
  if (verb < 0) return undefined;
  const name = words.slice(0, verb);
  if (name.some((word) => /[,;:.!?،؛]$/u.test(word) && !/^\p{L}\.$/u.test(word))) return undefined;
  return hasCase && !isName(name, stop) ? undefined : false;
}

function isName(words: readonly string[], { paragraph }: Stop): boolean {
  const [first] = words;
  if (first === undefined || isStopWord(first, paragraph.language.base)) return false;
  return words.every((word) => startsCapitalized(word));
}

/** 他说, 王先生表示: matches a verb of saying within a few characters and before any punctuation. */
function chineseAttribution({ paragraph, after }: Stop): boolean | undefined {
  const clause = /^[^\s\p{P}]{1,14}/u.exec(after)?.[0] ?? '';
  for (const verb of paragraph.language.speech) {
    const at = clause.indexOf(verb);
    if (at >= 0 && at <= 8) return false;
  }
  return undefined;
}
