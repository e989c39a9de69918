/** The rules for a single full stop, which ends abbreviations, initials and ordinals too. */

import { isCapitalised } from './letter-case.ts';
import { foldCase } from './normalize.ts';
import type { Rule } from './sentence-rules.ts';
import type { Stop } from './sentence-stop.ts';

export const abbreviationRules: readonly Rule[] = [
  ordinal,
  amidAbbreviation,
  abbreviation,
  initial,
];

/** “am 3. Oktober”, “w 2. kwartale”, “XIV. Lajos”: a short number before anything but a function word. */
function ordinal(stop: Stop): boolean | undefined {
  const { before, after, terminator, language } = stop;
  if (terminator !== '.' || !language.ordinals) return undefined;
  if (!/(?:^|[^\p{L}\p{N}.,])(?:\d{1,2}|[IVXLCDM]{1,6})$/u.test(before)) return undefined;
  if (/^\d/.test(after)) return false;
  return startsSentence(stop) ? undefined : false;
}

/** The first full stop of an abbreviation that is written with spaces: “z. B.”, “т. е.” */
function amidAbbreviation({ before, after, terminator, language }: Stop): boolean | undefined {
  if (terminator !== '.') return undefined;
  const next = /^(\p{L}{1,4})\./u.exec(after)?.[1];
  if (next === undefined) return undefined;
  const isPart = (form: string) =>
    language.parts.has(`${form}.${next}`) ||
    language.parts.has(foldCase(`${form}.${next}`, language.base));
  return lastWords(before).some(isPart) ? false : undefined;
}

/** An abbreviation of the language's lists. */
function abbreviation(stop: Stop): boolean | undefined {
  if (stop.terminator !== '.' || stop.end > stop.at + 1) return undefined;
  const { inner, beforeNumber, either, final } = stop.language;
  for (const form of lastWords(stop.before)) {
    const isOneOf = (list: ReadonlySet<string>) => list.has(form) || list.has(caseless(form, stop));
    if (isOneOf(final)) return true;
    if (isOneOf(beforeNumber) && startsWithNumber(stop.after)) return false;
    if (isOneOf(inner)) return false;
    if (isOneOf(either)) return startsSentence(stop);
  }
  return undefined;
}

/** “J. K. Rowling”, “U.S. Army”: a single capital, or letters with full stops between them. */
function initial(stop: Stop): boolean | undefined {
  const { before, terminator, language } = stop;
  if (terminator !== '.' || stop.end > stop.at + 1) return undefined;
  const word = /[^\s("“„«'‘[-]*$/u.exec(before)?.[0] ?? '';
  if (/^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(word)) return startsSentence(stop);
  if (!/^(?:\p{Lu}|\p{Lo}\p{M}*)$/u.test(word)) return undefined;
  const kind = /(\p{L}+)\s+\S+$/u.exec(before)?.[1] ?? '';
  if (language.lettered.has(foldCase(kind, language.base))) return undefined;
  return startsSentence(stop);
}

/** Whether what follows is a function word with a capital, so no name. */
function startsSentence({ after, language }: Stop): boolean {
  const word = /^["“„«‘'(¿¡]*([\p{L}\p{M}'’]+)/u.exec(after)?.[1];
  if (word === undefined) return !/^[\p{L}\p{N}]/u.test(after);
  const folded = foldCase(word, language.base);
  return language.starters.has(folded) && (isCapitalised(word) || /^\p{Lo}/u.test(word));
}

function startsWithNumber(after: string): boolean {
  return /^[#№§(]?\s?(?:\p{N}|[IVXLC]{2,}(?!\p{L}))/u.test(after);
}

/** The last word before the stop, and with it the one or two before it where they too end in a full stop. */
function lastWords(before: string): string[] {
  const [last = '', second = '', third = ''] = before.split(/\s+/u).toReversed().slice(0, 3);
  const bare = last.replace(/^[^\p{L}\p{N}]+/u, '');
  const forms = [bare];
  if (second.endsWith('.')) forms.unshift(`${bareStart(second)}${bare}`);
  if (second.endsWith('.') && third.endsWith('.'))
    forms.unshift(`${bareStart(third)}${second}${bare}`);
  return forms;
}

function bareStart(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+/u, '');
}

/** How a list without capitals would write it: `DR` and `Dr` are `dr`. Not in the lists: it has capitals. */
function caseless(form: string, { language }: Stop): string {
  return foldCase(form, language.base);
}
