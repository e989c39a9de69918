/** Compares metadata with annotations, allowing small differences of form. */

/** Returns true if the titles have the same letters and digits. */
export function isSameTitle(gold: string, title: string): boolean {
  return keepLetters(gold) === keepLetters(title);
}

/** Returns true if the bylines name the same people, in any order and with words such as “By”. */
export function isSameAuthor(gold: string, byline: string): boolean {
  const wanted = splitNames(gold);
  const got = splitNames(byline);
  return wanted.length > 0 && wanted.join('\n') === got.join('\n');
}

/** Returns true if the dates are the same day as written, whatever the time and zone. */
export function isSameDay(gold: string, date: string): boolean {
  const day = toDay(date);
  return day !== undefined && day === toDay(gold);
}

const by = /^(?:by|von|par|por|di|da|door|av|af|autor|author|written by|posted by)[\s:]+/iu;
const between = /\s*(?:[,;/|&\n]|\b(?:and|und|et|y|e|en|og|och)\b)\s*/iu;

function splitNames(byline: string): string[] {
  const names = byline.trim().replace(by, '').split(between).map(keepLetters);
  return [...new Set(names.filter((name) => name !== ''))].sort();
}

function keepLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function toDay(date: string): string | undefined {
  const iso = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(date);
  if (iso !== null) return iso.slice(1).join('-');
  const written = new Date(date);
  if (Number.isNaN(written.getTime())) return undefined;
  const parts = [written.getFullYear(), written.getMonth() + 1, written.getDate()];
  return parts.map((part) => `${part}`.padStart(2, '0')).join('-');
}
