/**
 * Recognizes lines that occur around articles on many sites, such as “Share this article” and
 * datelines, in many languages. The phrases are in `line-patterns.data.json`. Called from the other
 * modules in `blocks/`.
 */

import { isWordCharacter, letter } from '../../nlp/unicode.ts';
import { groupBy } from '../../shared/collections.ts';
import type { ExclusionReason } from '../article.ts';
import { isBylineStart } from '../metadata/byline.ts';
import data from './line-patterns.data.json' with { type: 'json' };

// A dateline has at most this many characters and words.
const maxDatelineChars = 90;
const maxLineWords = 9;

const year = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<![٠-٩])[٠-٩]{4}(?![٠-٩])|(?<![०-९])[०-९]{4}(?![०-९])/;
const dayInNumbers =
  /(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{2}|\d{4})(?!\d)|\d月\d{1,2}日/;
const anyDigit = /[\d٠-٩०-९]/;
const numbers = /[\d٠-٩०-९]+/g;
const words = new RegExp(`${letter}{2,}`, 'g');
const sentence = new RegExp(`${letter}{4,}[.!?。！？।]["'”’»)]*$`);

/**
 * Returns true if a line is a date, perhaps with a time and a word like “Updated”, or “By” and a
 * name.
 */
export function isDateline(text: string): boolean {
  if (text.length > maxDatelineChars) return false;
  // This cheap test spares most lines the patterns below, which are slow to compile.
  if (!anyDigit.test(text) && !isBylineStart(text)) return false;
  const count = text.match(words)?.length ?? 0;
  if (count > maxLineWords || sentence.test(text)) return false;
  if (dayInNumbers.test(text)) return true;
  if (year.test(text)) return (text.match(numbers)?.length ?? 0) > 1;
  return count > 1 && isBylineStart(text);
}

/** A text with more characters than this is not judged by its first words. */
const maxLineChars = 220;

/** A known line, or the beginning of one. */
interface Pattern {
  readonly start: string;
  /** `''`: nothing may follow. `':'`: a colon must follow. `'*'`: any other word may follow. */
  readonly mark: '' | ':' | '*';
  readonly reason: ExclusionReason;
}

/** A pattern as it is written in the file: `line`, `line:`, or `line*`. */
type PatternSource = readonly [pattern: string, reason: ExclusionReason];

/** Patterns by their first two characters. A page has few of these pairs, and only those are parsed. */
const patternSources = groupByFirstCharacters();
const patterns = new Map<string, readonly Pattern[]>();

/** Reads the patterns, which the file lists by reason and language, divided by bars. */
function groupByFirstCharacters(): Map<string, PatternSource[]> {
  const sources: PatternSource[] = [];
  for (const [reason, byLanguage] of Object.entries(data) as [ExclusionReason, object][])
    for (const lines of Object.values(byLanguage) as string[])
      for (const line of lines.split('|')) sources.push([line, reason]);
  return groupBy(sources, ([pattern]) => pattern.slice(0, 2));
}

function findPatterns(line: string): readonly Pattern[] {
  const key = line.slice(0, 2);
  const asWritten = patternSources.get(key);
  if (!asWritten) return [];
  const known = patterns.get(key);
  if (known) return known;
  const found = asWritten.map(parsePattern);
  patterns.set(key, found);
  return found;
}

function parsePattern([pattern, reason]: PatternSource): Pattern {
  const last = pattern.slice(-1);
  return last === ':' || last === '*'
    ? { start: pattern.slice(0, -1), mark: last, reason }
    : { start: pattern, mark: '', reason };
}

/** Marks at the ends of a line that are ignored: bullets, arrows, stops. */
const edgeMarks = new Set(' \t.!?:…|<>»›→←«‹*+#-–—•·？！：؟');
const colon = /^ ?:|^：/;
/** Matches Thai, Chinese and Japanese, which have no spaces between words. */
const unspaced =
  /[\u0e00-\u0e7f\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]$/;

/**
 * Returns the reason to exclude a known line, such as “Share this article”, “Vorheriger Artikel” or
 * “相关阅读”; undefined for other lines. All languages are compared at once, because pages mix them.
 */
export function findLineExclusionReason(text: string): ExclusionReason | undefined {
  if (text.length > maxLineChars) return undefined;
  const line = text.toLowerCase().replaceAll('’', "'");
  const bare = stripEdgeMarks(line);
  const found =
    findPatterns(bare).findLast(({ start }) => start === bare)?.reason ??
    findPrefixExclusionReason(line);
  return found || bare === line ? found : findPrefixExclusionReason(bare);
}

function stripEdgeMarks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && edgeMarks.has(line.charAt(start))) start++;
  while (end > start && edgeMarks.has(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

function findPrefixExclusionReason(line: string): ExclusionReason | undefined {
  return findPatterns(line).find((pattern) => startsWithPattern(line, pattern))?.reason;
}

function startsWithPattern(line: string, { start, mark }: Pattern): boolean {
  if (mark === '' || !line.startsWith(start)) return false;
  return mark === '*'
    ? endsAtWordBoundary(start, line.charAt(start.length))
    : colon.test(line.slice(start.length, start.length + 2));
}

/**
 * Returns true for “Related:” but not for “Relatedness”; scripts without spaces have no word
 * boundaries.
 */
function endsAtWordBoundary(start: string, next: string): boolean {
  return !isWordCharacter(next) || !isWordCharacter(start.slice(-1)) || unspaced.test(start);
}
