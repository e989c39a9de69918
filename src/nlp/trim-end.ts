/**
 * `text` without white space and these marks at its end. In one pass from the end: the pattern for
 * it, `[…]+$`, is tried again from every mark within the text, and takes minutes for a block that is
 * all full stops.
 *
 * @param marks single UTF-16 units
 */
export function trimEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && (marks.includes(text.charAt(end - 1)) || isSpace(text.charAt(end - 1)))) end--;
  return text.slice(0, end);
}

function isSpace(character: string): boolean {
  return character.trim() === '';
}
