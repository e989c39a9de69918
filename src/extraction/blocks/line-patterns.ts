/** Lines that stand around articles everywhere, word for word, in the languages of the web. */

import { isWordCharacter, letter } from '../../nlp/unicode.ts';
import type { ExclusionReason } from '../article.ts';
import { isBylineStart } from '../metadata/byline.ts';
import data from './line-patterns.data.json' with { type: 'json' };

// Lines that say who wrote an article and when, and stand among its paragraphs.

/** Longer than this, in characters, or of more words, a line says something else, too. */
const maxDatelineChars = 90;
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
  if (text.length > maxDatelineChars) return false;
  // The patterns below take long to make ready, and most lines can do without them.
  if (!anyDigit.test(text) && !isBylineStart(text)) return false;
  const count = text.match(words)?.length ?? 0;
  if (count > maxLineWords || sentence.test(text)) return false;
  if (dayInNumbers.test(text)) return true;
  if (year.test(text)) return (text.match(numbers)?.length ?? 0) > 1;
  return count > 1 && isBylineStart(text);
}

/** Longer than this, in characters, a text says more than its first words promise. */
const maxLineChars = 220;

/** A line that is known: the whole of it, or its beginning. */
interface Pattern {
  readonly start: string;
  /** What may follow: nothing, a colon and more, or anything. */
  readonly mark: '' | ':' | '*';
  readonly reason: ExclusionReason;
}

/** A pattern as the file has it: `line`, `line:`, or `line*`. */
type PatternSource = readonly [pattern: string, reason: ExclusionReason];

/** By the first two characters: a page meets few of them, so only those are taken apart. */
const patternSources = groupByFirstCharacters();
const patterns = new Map<string, readonly Pattern[]>();

/** The file has them by reason and language, parted by bars. */
function groupByFirstCharacters(): Map<string, PatternSource[]> {
  const found = new Map<string, PatternSource[]>();
  for (const [reason, byLanguage] of Object.entries(data) as [ExclusionReason, object][])
    for (const lines of Object.values(byLanguage) as string[])
      for (const line of lines.split('|')) {
        const key = line.slice(0, 2);
        const known = found.get(key);
        if (known) known.push([line, reason]);
        else found.set(key, [[line, reason]]);
      }
  return found;
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

/** Marks around a line that say nothing of it: bullets, arrows, stops. */
const edgeMarks = new Set(' \t.!?:…|<>»›→←«‹*+#-–—•·？！：؟');
const colon = /^ ?:|^：/;
/** Thai, and the scripts of Chinese and Japanese. */
const unspaced =
  /[\u0e00-\u0e7f\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]$/;

/**
 * Why a line on its own is no part of an article, if it is one of those that are known: “Share this
 * article”, “Vorheriger Artikel”, “相关阅读”. All languages are asked at once, as pages mix them.
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

/** “Related:” but not “Relatedness”; scripts without spaces just go on. */
function endsAtWordBoundary(start: string, next: string): boolean {
  return !isWordCharacter(next) || !isWordCharacter(start.slice(-1)) || unspaced.test(start);
}
