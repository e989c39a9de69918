/** Decides if a stop ends a sentence. The first rule that returns an answer wins. */

import { isStopWord } from '../stop-words.ts';
import { foldCase, startsCapitalized, startsLowerCase } from '../unicode.ts';
import type { Rule, Stop } from './sentence-stop.ts';

// Rules for a single full stop, which also ends abbreviations, initials and ordinals.

const abbreviationRules: readonly Rule[] = [
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

// Keeps a quotation together with the words that attribute it.

/** Most words of a speaker's name or pronoun phrase before the verb. */
const maxNameWords = 4;

/**
 * “Stop!” Maria Lopez said: after a closing quotation mark, up to four words and a verb of saying
 * continue the sentence. In scripts with capitals the words must be a name, because “He said” may
 * begin a new sentence, and a full stop within the marks ends the sentence.
 */
function attributionAfterQuote(stop: Stop): boolean | undefined {
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

const rules: readonly Rule[] = [
  nothingFollows,
  hasNoLetterYet,
  punctuationGoesOn,
  listNumber,
  bracketWithinSentence,
  particleGoesOn,
  attributionAfterQuote,
  nameThatExclaims,
  pause,
  noSpaceAfter,
  smallLetterGoesOn,
  ...abbreviationRules,
];

/** Returns true if the sentence ends at `stop`, which is the default if no rule answers. */
export function endsSentence(stop: Stop): boolean {
  for (const rule of rules) {
    const verdict = rule(stop);
    if (verdict !== undefined) return verdict;
  }
  return true;
}

function nothingFollows({ after }: Stop): boolean | undefined {
  return after === '' ? true : undefined;
}

/**
 * Most characters of a sentence that are searched for a letter; a hostile page may have very long
 * ones without any.
 */
const maxCheckedChars = 100;

/** “…And then”, “* * *”: a sentence needs at least one letter or digit. */
function hasNoLetterYet({ paragraph, start, at }: Stop): boolean | undefined {
  if (at - start > maxCheckedChars) return undefined;
  return /[\p{L}\p{N}]/u.test(paragraph.text.slice(start, at)) ? undefined : false;
}

/**
 * A comma, another terminator or a closing mark after the stop continues the sentence; so does a
 * dash before a lower-case letter.
 */
function punctuationGoesOn({ paragraph, next, after }: Stop): boolean | undefined {
  if (/^(?:\.{2,}|…)\s?\p{Lu}/u.test(after)) return undefined;
  if (/^[,;:、，；：・؛،.!?。！？…]/u.test(after)) return false;
  if (paragraph.marks.get(next)?.role === 'closes') return false;
  return /^[–—―-]+\s*(?:[,;]|\p{Ll})/u.test(after) ? false : undefined;
}

/** “2. Mix the flour”: the number of a list item belongs to the item. */
function listNumber({ paragraph, start, at, terminator }: Stop): boolean | undefined {
  if (terminator !== '.' || at - start > 5) return undefined;
  const isNumber = /^[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[)）]?$/u;
  return isNumber.test(paragraph.text.slice(start, at)) ? false : undefined;
}

/**
 * A bracket opened within the sentence does not end it (“He met the head (of Acme Inc.) there”),
 * and Chinese title marks never do.
 */
function bracketWithinSentence(stop: Stop): boolean | undefined {
  const { paragraph, start, at, closers } = stop;
  for (const [index, char] of [...closers].entries()) {
    if (/[》〉]/u.test(char)) return false;
    const opened = paragraph.marks.get(at + stop.terminator.length + index)?.partner;
    if (opened === undefined || !/[)\]）］]/u.test(char)) continue;
    if (opened > start && opened < at) return false;
  }
  return undefined;
}

/** Japanese 「…。」と言った, すごい！と叫んだ and Korean “…”라고 continue with a particle. */
function particleGoesOn({ paragraph, terminator, closers, after }: Stop): boolean | undefined {
  const { base, particles } = paragraph.language;
  const isQuoted = closers !== '';
  if (
    !isQuoted &&
    !(base === 'ja' && /[！？!?]$/u.test(terminator) && /^(?:と|って)/u.test(after))
  ) {
    return undefined;
  }
  return particles.some((particle) => after.startsWith(particle)) ? false : undefined;
}

/** Names of firms, shows and products that end in an exclamation mark. */
const exclaimingName = /(?:^|[^\p{L}])(?:Jeopardy|Joomla|Wag|Wham|Yahoo|Yum)$/u;

/** “Yahoo! Inc.”, but “She sold Yahoo! Then …”. */
function nameThatExclaims({ paragraph, terminator, before, after }: Stop): boolean | undefined {
  if (terminator !== '!' || !exclaimingName.test(before)) return undefined;
  const word = /^\p{L}+/u.exec(after)?.[0];
  return word === undefined || isStopWord(word, paragraph.language.base) ? undefined : false;
}

/** An ellipsis is a pause if no capital can show that a new sentence begins. */
function pause({ terminator, after }: Stop): boolean | undefined {
  if (!/^(?:\.{2,}|…+|‥+)$/u.test(terminator)) return undefined;
  return /^[\s\p{P}]*\p{Lo}/u.test(after) ? false : undefined;
}

/**
 * Without a following space a stop is part of a word (`3.5`, `example.org`), except in scripts that
 * need no space and where a space was forgotten: “…at the end.Next to it”.
 */
function noSpaceAfter(stop: Stop): boolean | undefined {
  if (stop.next > stop.end) return undefined;
  if (!/[.!?…—–]/u.test(stop.terminator)) return true;
  return isSpaceForgotten(stop) ? undefined : false;
}

function isSpaceForgotten({ paragraph, before, after, closers }: Stop): boolean {
  const word = /[^\s"“”„«»()]*$/u.exec(before)?.[0] ?? '';
  const isAddress = /[/@_\\]|\p{L}[.]\p{L}|^www|^https?:/u.test(word);
  if (isAddress || /^[\p{L}\p{N}-]*[.(/@_]\S/u.test(after)) return false;
  if (closers === '' && isCompoundName(word, after, paragraph.language.base)) return false;
  if (/^["“„«‘]?\p{Lu}(?:\p{Ll}|\s|['’]\p{L})/u.test(after)) {
    return closers !== '' || /(?:\p{Ll}{2}|[\p{N}%)\]”’»"])$/u.test(before);
  }
  return /\p{Lo}\p{M}*\p{Lo}\p{M}*$/u.test(before) && /^["“«]?\p{Lo}\p{M}*\p{Lo}/u.test(after);
}

/** “Rocket.Chat”, but “… to London.The mayor …”: two words with capitals, the second none that opens sentences. */
function isCompoundName(word: string, after: string, lang: string): boolean {
  const next = /^\p{Lu}\p{Ll}+/u.exec(after)?.[0];
  return next !== undefined && /^\p{Lu}\p{Ll}+$/u.test(word) && !isStopWord(next, lang);
}

/**
 * A lower-case letter continues the sentence, even after an opening mark; “iPhone” and “#tag” are
 * exceptions.
 */
function smallLetterGoesOn({ paragraph, start, after }: Stop): boolean | undefined {
  if (!paragraph.hasCapitals || startsCapitalized(after)) return undefined;
  const isItem = /^[a-z][.)]\s/;
  if (isItem.test(after) && isItem.test(paragraph.text.slice(start, start + 3))) return undefined;
  const word = after.replace(/^[^\p{L}\p{N}#@]{1,6}/u, '');
  return startsLowerCase(word) && !startsCapitalized(word) ? false : undefined;
}
