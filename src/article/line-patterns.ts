/** Lines that stand around articles everywhere, word for word, in the languages of the web. */

import type { LeftOutReason } from './article.ts';
import data from './line-patterns.data.json' with { type: 'json' };

/** Longer than this, in characters, a text says more than its first words promise. */
const longestLine = 220;

const wholeLines = new Map<string, LeftOutReason>();
/** Beginnings of lines by their first two characters. */
const beginnings = new Map<string, (readonly [string, LeftOutReason])[]>();

for (const [reason, { whole, start }] of Object.entries(data) as [LeftOutReason, PatternSet][]) {
  for (const line of Object.values(whole).flat()) wholeLines.set(line, reason);
  for (const line of Object.values(start).flat()) {
    const key = line.slice(0, 2);
    const known = beginnings.get(key);
    if (known) known.push([line, reason]);
    else beginnings.set(key, [[line, reason]]);
  }
}

interface PatternSet {
  readonly whole: Record<string, readonly string[]>;
  readonly start: Record<string, readonly string[]>;
}

/** Marks around a line that say nothing of it: bullets, arrows, stops. */
const edgeMarks = new Set(' \t.!?:…|<>»›→←«‹*+#-–—•·？！：؟');
const letter = /[\p{L}\p{N}]/u;
const spacedEnd = /[a-zа-яёα-ωάέήίόύώ\u0600-\u06ff]$/;

/**
 * Why a line on its own is no part of an article, if it is one of those that are known: “Share this
 * article”, “Vorheriger Artikel”, “相关阅读”. All languages are asked at once, as pages mix them.
 */
export function reasonOfLine(text: string): LeftOutReason | undefined {
  if (text.length > longestLine) return undefined;
  const line = text.toLowerCase().replaceAll('’', "'");
  return wholeLines.get(withoutEdges(line)) ?? reasonOfBeginning(line);
}

function withoutEdges(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && edgeMarks.has(line.charAt(start))) start++;
  while (end > start && edgeMarks.has(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

function reasonOfBeginning(line: string): LeftOutReason | undefined {
  for (const [beginning, reason] of beginnings.get(line.slice(0, 2)) ?? []) {
    if (!line.startsWith(beginning)) continue;
    // “Related:” but not “Relatedness”; scripts without spaces just go on.
    const next = line.charAt(beginning.length);
    if (!spacedEnd.test(beginning) || !letter.test(next)) return reason;
  }
  return undefined;
}
