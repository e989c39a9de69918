/** Whether a sentence ends at a stop: rules in order, of which the first that knows decides. */

import { abbreviationRules } from './abbreviation-rules.ts';
import { isCapitalised, isLower } from './letter-case.ts';
import type { Mark } from './quote-marks.ts';
import type { Stop } from './sentence-stop.ts';
import { saidAfterQuotation } from './speech-rule.ts';

/** `true`: the sentence ends here. `false`: it goes on. `undefined`: another rule may know. */
export type Rule = (stop: Stop, marks: ReadonlyMap<number, Mark>) => boolean | undefined;

const rules: readonly Rule[] = [
  nothingSaidYet,
  punctuationGoesOn,
  listNumber,
  bracketWithinSentence,
  particleGoesOn,
  saidAfterQuotation,
  softEllipsis,
  noSpaceAfter,
  lowerCaseGoesOn,
  ...abbreviationRules,
];

/** Whether the sentence ends at `stop`; it does where no rule knows better. */
export function endsSentence(stop: Stop, marks: ReadonlyMap<number, Mark>): boolean {
  if (stop.next >= stop.text.length) return true;
  for (const rule of rules) {
    const verdict = rule(stop, marks);
    if (verdict !== undefined) return verdict;
  }
  return true;
}

/** “…And then”, “* * *”: no sentence is without a letter or a number. */
function nothingSaidYet({ text, start, at }: Stop): boolean | undefined {
  const looked = Math.min(at, start + 100);
  return /[\p{L}\p{N}]/u.test(text.slice(start, looked)) || looked < at ? undefined : false;
}

/** A comma, colon, closing mark or further terminator after the stop, or a dash before small letters. */
function punctuationGoesOn({ after }: Stop): boolean | undefined {
  if (/^(?:[,;:)\]}»”’、，；：）」』・؛،.!?。！？…]|[–—-]+\s*[,;])/u.test(after)) {
    return /^(?:\.\.\.|…)\s?\p{Lu}/u.test(after) ? undefined : false;
  }
  return /^[–—―-]+\s*\p{Ll}/u.test(after) && isLower(after.replace(/^[–—―-]+\s*/u, ''))
    ? false
    : undefined;
}

/** “2. Mix the flour”: the number of a list's item belongs to the item. */
function listNumber({ text, start, at, terminator }: Stop): boolean | undefined {
  if (terminator !== '.' || at - start > 5) return undefined;
  return /^[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[)）]?$/u.test(text.slice(start, at))
    ? false
    : undefined;
}

/** A bracket that was opened within the sentence does not end it: “He met the head (of Acme Inc.) there.” */
function bracketWithinSentence(
  { text, start, at, terminator, end }: Stop,
  marks: ReadonlyMap<number, Mark>,
): boolean | undefined {
  for (let index = at + terminator.length; index < end; index += 1) {
    const mark = marks.get(index);
    if (mark?.role !== 'closes' || mark.partner === undefined) continue;
    if (/[)\]）］]/u.test(text.charAt(index)) && mark.partner > start && mark.partner < at)
      return false;
  }
  return undefined;
}

/** Japanese 「…。」と言った and Korean “…”라고 carry on with a particle. */
function particleGoesOn({ text, at, terminator, end, after, language }: Stop): boolean | undefined {
  const isQuoted = end > at + terminator.length;
  if (!isQuoted && (language.base !== 'ja' || !/[！？!?]/u.test(terminator))) return undefined;
  if (!isQuoted && !/^(?:と|って)/u.test(text.slice(end))) return undefined;
  return language.particles.some((particle) => after.startsWith(particle)) ? false : undefined;
}

/** Three points are a pause where no capital can show that a sentence begins. */
function softEllipsis({ terminator, after }: Stop): boolean | undefined {
  if (!/^(?:\.{2,}|…+|‥+)$/u.test(terminator)) return undefined;
  return /^[\s\p{P}]*\p{Lo}/u.test(after) ? false : undefined;
}

/**
 * Without a space after it a stop is part of a word (`3.5`, `example.org`), save for the stops of
 * scripts that need no space, and where a space was forgotten: “…at the end.Next to it”.
 */
function noSpaceAfter(stop: Stop): boolean | undefined {
  if (stop.next > stop.end) return undefined;
  if (!/[.!?…]/u.test(stop.terminator)) return true;
  return spaceForgotten(stop) ? undefined : false;
}

function spaceForgotten({ before, after, at, end, terminator }: Stop): boolean {
  const word = /[^\s"“”„«»()]*$/u.exec(before)?.[0] ?? '';
  const isAddress = /[/@_\\]|\p{L}[.]\p{L}|^www|^https?:/u.test(word);
  if (isAddress || /^\p{L}*[.(/@_]\S/u.test(after)) return false;
  const isQuoted = end > at + terminator.length;
  if (/^["“„«‘]?\p{Lu}(?:\p{Ll}|\s|['’]\p{L})/u.test(after)) {
    return isQuoted || /(?:\p{Ll}{2}|[\p{N}%)\]]|["”’»])$/u.test(before);
  }
  return /\p{Lo}\p{M}*\p{Lo}\p{M}*$/u.test(before) && /^["“«]?\p{Lo}\p{M}*\p{Lo}/u.test(after);
}

/**
 * A small letter goes on with the sentence, behind marks that open too. A name such as “iPhone” is
 * no small letter, and a text that has no capitals tells nothing.
 */
function lowerCaseGoesOn({ after, text, start }: Stop): boolean | undefined {
  const word = after.replace(/^[^\p{L}\p{N}]{1,6}/u, '');
  if (!isLower(word) || isCapitalised(word)) return undefined;
  return /\p{Lu}/u.test(text.slice(start, start + 400)) || start > 0 ? false : undefined;
}
