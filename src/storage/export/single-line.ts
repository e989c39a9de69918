/** A line of text that can do nothing to the text around it. */

/** Control characters, line breaks, and the marks that reverse the order of what follows. */
const disruptiveCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufeff\s]+/gu;

/** The text in one line: whatever would break it, or turn it about, is one space. */
export function toSingleLine(text: string): string {
  return text.replace(disruptiveCharacters, ' ').trim();
}
