/** Lines that say who wrote an article and when, and stand among its paragraphs. */

import { opensByline } from './byline.ts';

/** Longer than this, in characters, or of more words, a line says something else, too. */
const longestLine = 90;
const mostWords = 9;

const year = /(?<!\p{Nd})(?:(?:19|20)\d\d|[٠-٩]{4}|[०-९]{4})(?!\p{Nd})/u;
const dayInNumbers =
  /(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{2}|\d{4})(?!\d)|\d月\d{1,2}日/u;
const anyDigit = /[\d٠-٩०-९]/;
const numbers = /\p{Nd}+/gu;
const words = /\p{L}{2,}/gu;
const sentence = /\p{L}{4,}[.!?。！？।]["'”’»)]*$/u;

/** Whether a line is a day, perhaps with an hour and a word like “Updated”, or “By” and a name. */
export function isDateline(text: string): boolean {
  if (text.length > longestLine) return false;
  // The patterns below take long to make ready, and most lines can do without them.
  if (!anyDigit.test(text) && !opensByline(text)) return false;
  const count = text.match(words)?.length ?? 0;
  if (count > mostWords || sentence.test(text)) return false;
  if (dayInNumbers.test(text)) return true;
  if (year.test(text)) return (text.match(numbers)?.length ?? 0) > 1;
  return count > 1 && opensByline(text);
}
