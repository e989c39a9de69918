/** Checks a point by its punctuation alone. */

import { countLength } from '../summary/budget.ts';

const closers = '["\'”’»“)\\]）」』】]*';
const question = new RegExp(`[?？؟]${closers}$`, 'u');
const greekQuestion = new RegExp(`[;\u037e]${closers}$`, 'u');
const colon = new RegExp(`[:：]${closers}$`, 'u');
const ended = new RegExp(`[.!?…。！？｡;；؟।۔·]${closers}$`, 'u');
const brackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '（': '）', '【': '】' };

/** Returns true if a text ends in a question mark, in Greek also a semicolon. */
export function isQuestion(text: string, lang: string): boolean {
  return question.test(text) || (/^el\b/.test(lang) && greekQuestion.test(text));
}

/** Returns true if a text ends in a colon. */
export function endsInColon(text: string): boolean {
  return colon.test(text);
}

/** Returns true if the whole text is in brackets. */
export function isBracket(text: string): boolean {
  const close = brackets[text.charAt(0)];
  if (close === undefined) return false;
  const end = text.indexOf(close);
  return end > 0 && /^[\s\p{P}]*$/u.test(text.slice(end + 1));
}

const pairedQuotes = [/[“”„‟]/gu, /"/g, /[«»]/gu, /[「」]/gu, /[『』]/gu];

/** Returns true if a bracket or quotation mark has no counterpart. */
export function isUnbalanced(text: string): boolean {
  const quotes = removeInches(text);
  return hasOpenBracket(text) || pairedQuotes.some((marks) => countMarks(quotes, marks) % 2 === 1);
}

/**
 * Returns true if a bracket is unpaired, except list markers such as “1)” and “a)” and emoticons.
 */
function hasOpenBracket(text: string): boolean {
  const closing = new Set(Object.values(brackets));
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    const close = brackets[mark];
    const before = text.slice(Math.max(0, at - 3), at);
    if (/[:;]-?$/.test(before)) continue;
    if (close !== undefined) open.push(close);
    else if (closing.has(mark) && mark === open.at(-1)) open.pop();
    else if (closing.has(mark) && !/(?:^|\s)[\p{L}\p{N}]{1,2}$/u.test(before)) return true;
  }
  return open.length > 0;
}

/** Removes a mark after a digit, which means inches, if the quotation marks are unbalanced. */
function removeInches(text: string): string {
  return countMarks(text, /"/g) % 2 === 1 ? text.replace(/(\d)"/, '$1') : text;
}

/** Most words of a heading; a longer text without a full stop is a sentence. */
const maxHeadingWords = 14;

/** Returns true for a heading or caption: a short text without punctuation at its end. */
export function isFragment(text: string, lang: string): boolean {
  return !ended.test(text) && !endsInColon(text) && countLength(text, lang) <= maxHeadingWords;
}

/** Returns true for more than 40 words, or 70 characters in scripts without spaces. */
export function isLong(text: string, lang: string): boolean {
  return /^(?:zh|ja)\b/.test(lang)
    ? text.replace(/\s/g, '').length > 70
    : countLength(text, lang) > 40;
}

function countMarks(text: string, marks: RegExp): number {
  return text.match(marks)?.length ?? 0;
}
