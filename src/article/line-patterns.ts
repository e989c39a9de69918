/** Lines that stand around articles everywhere, word for word, in the languages of the web. */

import type { LeftOutReason } from './article.ts';
import data from './line-patterns.data.json' with { type: 'json' };

/** Longer than this, in characters, a text says more than its first words promise. */
const longestLine = 220;

interface Beginning {
  readonly start: string;
  readonly reason: LeftOutReason;
}

const wholeLines = new Map<string, LeftOutReason>();
/** Beginnings of lines by their first two characters. */
const beginnings = new Map<string, Beginning[]>();

// By reason and language, parted by bars: `line` is the whole of it, `line:` may be followed by a
// colon and more, `line*` by anything.
for (const [reason, byLanguage] of Object.entries(data) as [LeftOutReason, object][])
  for (const patterns of Object.values(byLanguage) as string[])
    for (const pattern of patterns.split('|')) addPattern(pattern, reason);

function addPattern(pattern: string, reason: LeftOutReason): void {
  const mark = pattern.at(-1);
  const line = mark === ':' || mark === '*' ? pattern.slice(0, -1) : pattern;
  wholeLines.set(line, reason);
  if (mark === ':') for (const colon of [':', ' :', '：']) addBeginning(line + colon, reason);
  if (mark === '*') addBeginning(line, reason);
}

function addBeginning(start: string, reason: LeftOutReason): void {
  const key = start.slice(0, 2);
  const known = beginnings.get(key);
  if (known) known.push({ start, reason });
  else beginnings.set(key, [{ start, reason }]);
}

/** Marks around a line that say nothing of it: bullets, arrows, stops. */
const edgeMarks = new Set(' \t.!?:…|<>»›→←«‹*+#-–—•·？！：؟');
const letter = /[\p{L}\p{N}]/u;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]$/u;

/**
 * Why a line on its own is no part of an article, if it is one of those that are known: “Share this
 * article”, “Vorheriger Artikel”, “相关阅读”. All languages are asked at once, as pages mix them.
 */
export function reasonOfLine(text: string): LeftOutReason | undefined {
  if (text.length > longestLine) return undefined;
  const line = text.toLowerCase().replaceAll('’', "'");
  const bare = withoutEdges(line);
  const found = wholeLines.get(bare) ?? reasonOfBeginning(line);
  return found || bare === line ? found : reasonOfBeginning(bare);
}

function withoutEdges(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && edgeMarks.has(line.charAt(start))) start++;
  while (end > start && edgeMarks.has(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

function reasonOfBeginning(line: string): LeftOutReason | undefined {
  const found = beginnings
    .get(line.slice(0, 2))
    ?.find(({ start }) => line.startsWith(start) && endsThere(start, line.charAt(start.length)));
  return found?.reason;
}

/** “Related:” but not “Relatedness”; scripts without spaces just go on. */
function endsThere(start: string, next: string): boolean {
  return !isLetter(next) || !isLetter(start.slice(-1)) || isUnspaced(start);
}

// ASCII is told at once: classes of all letters take longer to make ready than a page to read.
const latin = /[a-z0-9]/;

function isLetter(character: string): boolean {
  return character < '\x80' ? latin.test(character) : letter.test(character);
}

function isUnspaced(text: string): boolean {
  return !latin.test(text.slice(-1)) && unspaced.test(text);
}
