/**
 * Removes white space and the given marks from the end of `text`. It scans once from the end,
 * because the regular expression `[…]+$` restarts at every mark and takes minutes for a block of
 * full stops.
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
