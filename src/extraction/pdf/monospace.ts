/** Finds monospaced text by the widths of its characters. */

import type { PdfPageText, PdfTextItem } from './page-text.ts';

/** Widths of characters are compared in texts of at least this many characters. */
const minSample = 4;
/** Minimum number of texts and of their characters before a font can be judged. */
const minSamples = { texts: 4, characters: 60 };
/** Maximum difference between two widths that count as the same. Averages of words may be close. */
const maxDifference = 0.002;
/** Minimum share of the characters of a monospaced font that have the same width. */
const minShare = 0.7;

/**
 * Corrects `isMonospace` in all pages. Many programs, TeX among them, do not declare their
 * typewriter fonts as monospaced, and pdf.js may assign a whole line to the font of its first word.
 * Texts of fonts with too few samples stay as declared.
 */
export function markMonospace(pages: readonly PdfPageText[]): PdfPageText[] {
  const pitches = findPitches(pages);
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      const pitch = pitches.get(item.font);
      if (pitch === undefined || item.text.trim() === '') return item;
      const isMonospace = pitch !== null && isClose(getPitch(item), pitch);
      return isMonospace === item.isMonospace ? item : { ...item, isMonospace };
    }),
  }));
}

/** Returns the width of a character in font sizes for each font; `null` for proportional fonts. */
function findPitches(pages: readonly PdfPageText[]): Map<string, number | null> {
  const samples = new Map<string, PdfTextItem[]>();
  for (const item of pages.flatMap(({ items }) => items)) {
    if (!isSample(item)) continue;
    const own = samples.get(item.font);
    if (own) own.push(item);
    else samples.set(item.font, [item]);
  }
  const pitches = new Map<string, number | null>();
  for (const [font, items] of samples) {
    const characters = countCharacters(items);
    const texts = new Set(items.map(({ text }) => text)).size;
    if (texts < minSamples.texts || characters < minSamples.characters) continue;
    const sorted = items.map(getPitch).toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const same = items.filter((item) => isClose(getPitch(item), middle));
    pitches.set(font, countCharacters(same) >= minShare * characters ? middle : null);
  }
  return pitches;
}

/** Returns true for a text in ASCII, because Chinese characters are all equally wide anyway. */
function isSample({ text, size, isTurned }: PdfTextItem): boolean {
  return !isTurned && size > 0 && text.length >= minSample && /^[!-~]+(?: [!-~]+)*$/.test(text);
}

function getPitch({ text, width, size }: PdfTextItem): number {
  return width / (text.length * size);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= maxDifference * b;
}

function countCharacters(items: readonly PdfTextItem[]): number {
  return items.reduce((sum, { text }) => sum + text.length, 0);
}
