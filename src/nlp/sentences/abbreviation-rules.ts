/** Rules for a single full stop, which also ends abbreviations, initials and ordinals. */

import { startsCapitalized } from '../case.ts';
import { foldCase } from '../normalize.ts';
import { isStopWord } from '../stop-words.ts';
import type { Rule, Stop } from './sentence-stop.ts';

export const abbreviationRules: readonly Rule[] = [
  isOtherThanFullStop,
  stopInThai,
  ordinal,
  openingDate,
  amidAbbreviation,
  abbreviation,
  initial,
];

/**
 * Anything but a single full stop, or one before a closing mark, does not belong to an
 * abbreviation.
 */
function isOtherThanFullStop({ terminator, closers }: Stop): boolean | undefined {
  return terminator === '.' && closers === '' ? undefined : true;
}

/** Thai and Lao use full stops in abbreviations only. */
function stopInThai({ paragraph }: Stop): boolean | undefined {
  return paragraph.language.endsWithSpace ? false : undefined;
}

/**
 * “am 3. Oktober”, “2024. 5. 3.”, “XIV. Lajos”: a short number before anything but a stop word is
 * an ordinal.
 */
function ordinal(stop: Stop): boolean | undefined {
  const { before, after } = stop;
  if (/(?:^|\s)\d{1,2}$/.test(before) && germanMonth.test(after)) return false;
  if (!stop.paragraph.language.ordinals) return undefined;
  if (/(?:^|\s)\d{1,4}$/.test(before) && /^\d{1,2}\./.test(after)) return false;
  const { ordinalAfter, base } = stop.paragraph.language;
  const article = /(\p{L}+)\s\d{3}$/u.exec(before)?.[1];
  if (article !== undefined && ordinalAfter.has(foldCase(article, base))) {
    return startsSentence(stop) ? undefined : false;
  }
  if (!/(?:^|[^\p{L}\p{N}.,])(?:\d{1,2}|[IVXLCDM]{1,6})$/u.test(before)) return undefined;
  return startsSentence(stop) ? undefined : false;
}

/** Dates are quoted as they are written: “on 31. Januar”. English months follow a full stop as names do. */
const germanMonth =
  /^(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Janvier|Février)(?!\p{L})/u;

/** “In 1994 г. Москва …”: a date or time at the start is not a whole sentence. */
function openingDate({ paragraph, start, at }: Stop): boolean | undefined {
  if (at - start > 20) return undefined;
  const opening = /^(?:\p{L}{1,4}\s)?(?:\p{N}{1,4}|[IVXLC]{1,6})\s\p{Ll}{1,4}$/u;
  return opening.test(paragraph.text.slice(start, at)) ? false : undefined;
}

/** Matches the first full stop of an abbreviation written with spaces: “z. B.”, “т. е.”. */
function amidAbbreviation({ paragraph, before, after }: Stop): boolean | undefined {
  const { parts, base } = paragraph.language;
  const next = /^(\p{L}{1,4})\./u.exec(after)?.[1];
  if (next === undefined) return undefined;
  const isPart = (form: string) =>
    parts.has(`${form}.${next}`) || parts.has(foldCase(`${form}.${next}`, base));
  return getLastWords(before).some(isPart) ? false : undefined;
}

/**
 * Matches abbreviations of the language's lists as written or, if longer than one letter, in lower
 * case.
 */
function abbreviation(stop: Stop): boolean | undefined {
  const { base } = stop.paragraph.language;
  for (const form of getLastWords(stop.before)) {
    const verdict =
      findListed(form, stop) ??
      (form.length > 1 ? findListed(foldCase(form, base), stop) : undefined);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** “Bahnhofstr. 12”, “Marktpl. 3”. */
const streetEnd = /\p{Ll}(?:pl|str)$/u;
/** Polish “10 st. C”. */
const degrees = /\p{N}\s?st\.[CF](?!\p{L})/u;

function findListed(form: string, stop: Stop): boolean | undefined {
  const { base, inner, beforeNumber, either, clock, final } = stop.paragraph.language;
  if (final.has(form)) return true;
  if (beforeNumber.has(form) && startsWithNumber(stop.after)) return false;
  if (base === 'de' && streetEnd.test(form) && startsWithNumber(stop.after)) return false;
  if (form === 'st' && degrees.test(`${stop.before}.${stop.after}`)) return false;
  if (clock.has(form)) return !/^[([]/.test(stop.after) && !startsWithCalendar(stop);
  if (inner.has(form)) return isUnit(form, stop.before) ? undefined : false;
  return either.has(form) ? startsSentence(stop) : undefined;
}

/**
 * A lower-case abbreviation after a number is its unit, whatever else it may mean: “5 м.”, “1994
 * г.”
 */
function isUnit(form: string, before: string): boolean {
  return /^\p{Ll}{1,2}$/u.test(form) && /(?:\p{N}\s?|(?:^|\s)[IVXLC]+\s)\p{Ll}+$/u.test(before);
}

/** “J. K. Rowling”, “U.S. Army”: matches a single capital, or letters separated by full stops. */
function initial(stop: Stop): boolean | undefined {
  const { paragraph, before } = stop;
  const word = /[^\s("“„«'‘[-]*$/u.exec(before)?.[0] ?? '';
  if (/^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(word)) return startsSentence(stop);
  if (!/^(?:\p{Lu}|\p{Script=Arabic}|\p{Script=Hebrew})$/u.test(word)) return undefined;
  const kind = /(\p{L}+)\s+\S+$/u.exec(before)?.[1] ?? '';
  if (paragraph.language.lettered.has(foldCase(kind, paragraph.language.base))) return undefined;
  return startsSentence(stop);
}

/**
 * Returns true if a capitalized stop word follows, which cannot be a name, an initial or a bracket.
 */
function startsSentence({ paragraph, after }: Stop): boolean {
  const word = /^["“„«‘'¿¡]*([\p{L}\p{M}'’]+)(?![\p{L}\p{M}.])/u.exec(after)?.[1];
  if (word === undefined) return !/^[\p{L}\p{N}([]/u.test(after);
  return startsCapitalized(word) && isStopWord(word, paragraph.language.base);
}

function startsWithNumber(after: string): boolean {
  return /^[#№§(]?\s?(?:\p{N}|[IVXLC]{2,}(?!\p{L}))/u.test(after);
}

function startsWithCalendar({ paragraph, after }: Stop): boolean {
  const word = /^\p{L}+/u.exec(after)?.[0] ?? '';
  return paragraph.language.calendar.has(foldCase(word, paragraph.language.base));
}

/**
 * Returns candidates for the abbreviation before the stop: the last word with the one or two before
 * it that also end in a full stop (`т. е`), the word alone, and its part after a hyphen
 * (`Dipl.-Ing`). Opening marks and elided words (`L'art`) are removed.
 */
function getLastWords(before: string): string[] {
  const [last = '', second = '', third = ''] = before.split(/\s+/u).toReversed().slice(0, 3);
  const forms = [stripMarks(last)];
  if (last.includes('-')) forms.push(last.slice(last.lastIndexOf('-') + 1));
  if (second.endsWith('.')) forms.unshift(`${stripMarks(second)}${last}`);
  if (second.endsWith('.') && third.endsWith('.'))
    forms.unshift(`${stripMarks(third)}${second}${last}`);
  return forms;
}

function stripMarks(word: string): string {
  return word
    .replace(/^.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, '')
    .replace(/^(?:[^\p{L}\p{N}]+|\p{L}{1,4}['’])+/u, '');
}
