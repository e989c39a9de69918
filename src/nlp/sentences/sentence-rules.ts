/** Decides if a stop ends a sentence. The first rule that returns an answer wins. */

import { startsCapitalized, startsLowerCase } from '../case.ts';
import { isStopWord } from '../stop-words.ts';
import { abbreviationRules } from './abbreviation-rules.ts';
import { attributionAfterQuote } from './attribution-rule.ts';
import type { Rule, Stop } from './sentence-stop.ts';

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
