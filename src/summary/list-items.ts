/** The items of an article that is a list: tips, steps, ranked things, each under a heading. */

import { trimEnd } from '../text/trim-end.ts';
import { countWords, wordLength } from '../text/words.ts';
import { bulletItemsOf } from './list-bullets.ts';
import type { ListItem } from './list-item.ts';
import type { Outline, Section } from './outline.ts';
import { holdsPhrase, isPhrase, phraseAtStart } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import { asks } from './punctuation.ts';
import { termsOf } from './terms.ts';
import { containment } from './vectors.ts';

const leastItems = 3;
const longestHeading = 18;
/** How many unnumbered headings a title of tips or steps may have, and how long they may be. */
const mostUnnumbered = 14;
const shortHeading = 7;
/** The share of sentences that stand under the items of a list. */
const leastCover = 0.4;

/**
 * The items, when the article is a list: three or more numbered headings, or as many as the title
 * says, or short ones under a title of tips, steps or things. Undefined where it is not, and where
 * the title speaks of myths, mistakes or claims: those headings would be the false ones.
 */
export function listItemsOf(outline: Outline): ListItem[] | undefined {
  const title = tokensOf(outline.article.title, outline.lang);
  if (holdsPhrase(title, 'mythTitle') || holdsPhrase(title, 'factCheckTitle')) return undefined;
  const promised = numberIn(outline.article.title);
  const isListTitle = holdsPhrase(title, 'listTitle');
  const levels = levelsOf(outline.sections).map((level) => itemsAt(level, outline));
  const lists = [
    ...levels.map((items) => items.filter(({ numbered }) => numbered)),
    ...levels.filter(({ length }) => keepsPromise(length, promised)),
    ...levels.filter((items) => isListTitle && areShort(items)),
    ...(isListTitle ? [bulletItemsOf(outline)] : []),
  ];
  const list = lists.find((items) => items.length >= leastItems && covers(items, outline));
  return list === undefined ? undefined : withoutSharedEnding(list, outline.lang);
}

/** “Acme: our rating”, “Bolt: our rating” → “Acme”, “Bolt”, where three or more end alike. */
function withoutSharedEnding(items: readonly ListItem[], lang: string): ListItem[] {
  const counts = new Map<string, number>();
  for (const { text } of items) {
    const ending = endingOf(text);
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return items.map((item) => {
    const ending = endingOf(item.text);
    if (ending === '' || (counts.get(ending) ?? 0) < leastItems) return item;
    const text = item.text.slice(0, -ending.length);
    const span = { start: item.span.start, end: item.span.end - ending.length };
    return { ...item, text, span, length: wordLength(text, lang) };
  });
}

/** What stands after the last colon or dash of a heading, with it. */
function endingOf(text: string): string {
  return /\s?(?:[:：]|\s[–—-])\s[^:：–—]{3,50}$/u.exec(text)?.[0] ?? '';
}

/** The number in a title that may be the number of its items: “7 ways to …”. */
export function numberIn(title: string): number | undefined {
  const found = /(?<![-\p{L}\p{N}.,$€£¥])(\d{1,2})(?![\p{N}.,:%/])/u.exec(title)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** As many as the title says, or one fewer: an item may be under a heading of another kind. */
function keepsPromise(count: number, promised: number | undefined): boolean {
  if (promised === undefined || promised < leastItems || promised > 50) return false;
  return count === promised || count === promised - 1;
}

function areShort(items: readonly ListItem[]): boolean {
  const mean = items.reduce((sum, { length }) => sum + length, 0) / Math.max(1, items.length);
  return items.length <= mostUnnumbered && mean <= shortHeading;
}

function covers(items: readonly ListItem[], { sentences }: Outline): boolean {
  const covered = items.reduce((sum, { from, to }) => sum + to - from, 0);
  return covered >= leastCover * sentences.length;
}

function levelsOf(sections: readonly Section[]): number[] {
  return [...new Set(sections.slice(1).map(({ level }) => level))].sort((a, b) => a - b);
}

function itemsAt(level: number, outline: Outline): ListItem[] {
  const { sections, sentences } = outline;
  const starts = startsOf(outline);
  const items: ListItem[] = [];
  const seen = new Set<string>();
  // From the end, so that the section that ends an item is known when the item is met.
  let next = sections.length;
  for (let at = sections.length - 1; at > 0; at -= 1) {
    const section = sections[at];
    if (section === undefined || section.level > level) continue;
    const end = next;
    next = at;
    const item = section.level === level ? itemOf(section, outline) : undefined;
    const from = starts[at] ?? sentences.length;
    const to = starts[end] ?? sentences.length;
    if (item !== undefined && to > from) items.push({ ...item, from, to });
  }
  return items.reverse().filter(({ text }) => {
    const key = text.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** For each section the first sentence that stands in it or after it. */
function startsOf({ sections, sentences }: Outline): number[] {
  const starts = new Array<number>(sections.length).fill(sentences.length);
  for (const { index, section } of sentences) {
    starts[section] = Math.min(starts[section] ?? index, index);
  }
  for (let at = starts.length - 2; at >= 0; at -= 1) {
    starts[at] = Math.min(starts[at] ?? 0, starts[at + 1] ?? sentences.length);
  }
  return starts;
}

type Heading = Omit<ListItem, 'from' | 'to'>;

function itemOf({ block, heading, aside }: Section, outline: Outline): Heading | undefined {
  const { lang, titleTerms } = outline;
  if (block === undefined || aside || asks(heading, lang)) return undefined;
  const number = numberOf(heading);
  const end = trimEnd(heading, ':：.').length;
  const span = { start: number, end };
  const text = heading.slice(span.start, span.end);
  const length = wordLength(text, lang);
  if (!/^["“‘'«„「『$]?[\p{L}\p{N}]/u.test(text) || /[{}<>|\\=]|\(\)/u.test(text)) return undefined;
  if (length === 0 || length > longestHeading || isMeta(text, lang)) return undefined;
  const terms = termsOf(text, lang);
  if (titleTerms.length >= 3 && containment(titleTerms, new Set(terms)) > 0.6) return undefined;
  return { block, span, text, length, numbered: number > 0 };
}

/** “Conclusion”, “How we tested the kettles”: about the article, and no item of it. */
function isMeta(heading: string, lang: string): boolean {
  const opening = phraseAtStart(tokensOf(heading, lang), 'metaHeadingStarts') > 0;
  return opening || isPhrase(heading, lang, 'metaHeadings');
}

/** How many characters the number of a heading takes: “3. ”, “#3 ”, “Step 3: ”. */
function numberOf(heading: string): number {
  const found = /^(?:\p{L}{2,10}\s)?[#№(]?\d{1,2}(?:\s?[.):、–—-]\s*|\s(?=\p{Lu}))(?!\d)/u.exec(
    heading,
  );
  const length = found?.[0].length ?? 0;
  return countWords(heading.slice(length), 'und') > 0 ? length : 0;
}
