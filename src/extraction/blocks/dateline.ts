/** Lines that say who wrote an article and when, and stand among its paragraphs. */

import { isBylineStart } from '../metadata/byline.ts';
import { letter } from '../unicode.ts';

/** Longer than this, in characters, or of more words, a line says something else, too. */
const maxLineChars = 90;
const maxLineWords = 9;

const year = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<![٠-٩])[٠-٩]{4}(?![٠-٩])|(?<![०-९])[०-९]{4}(?![०-९])/;
const dayInNumbers =
  /(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{2}|\d{4})(?!\d)|\d月\d{1,2}日/;
const anyDigit = /[\d٠-٩०-९]/;
const numbers = /[\d٠-٩०-९]+/g;
const words = new RegExp(`${letter}{2,}`, 'g');
const sentence = new RegExp(`${letter}{4,}[.!?。！？।]["'”’»)]*$`);

/** Whether a line is a day, perhaps with an hour and a word like “Updated”, or “By” and a name. */
export function isDateline(text: string): boolean {
  if (text.length > maxLineChars) return false;
  // The patterns below take long to make ready, and most lines can do without them.
  if (!anyDigit.test(text) && !isBylineStart(text)) return false;
  const count = text.match(words)?.length ?? 0;
  if (count > maxLineWords || sentence.test(text)) return false;
  if (dayInNumbers.test(text)) return true;
  if (year.test(text)) return (text.match(numbers)?.length ?? 0) > 1;
  return count > 1 && isBylineStart(text);
}
