/**
 * Recognizes listicles and finds their items. The ranker and the selection use them, and the
 * heading of an item can be put before its point.
 */

import { countWords, lengthInWords, type Span } from '../../nlp/tokenize.ts';
import { trimEnd } from '../../nlp/unicode.ts';
import {
  extractTerms,
  type Section,
  type SegmentedDocument,
  type Sentence,
} from '../document/document.ts';
import { isQuestion } from '../document/punctuation.ts';
import { containsPhrase, isPhrase, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { computeContainment } from '../scoring/vectors.ts';

/** An item of a listicle: a heading, or the first sentence of a bullet, with the text below it. */
export interface ListItem {
  /** Index of the block of the heading or bullet. */
  readonly block: number;
  /** The heading without its number, as UTF-16 offsets into the block's text. */
  readonly span: Span;
  readonly text: string;
  /** Length of `text` in words. */
  readonly length: number;
  readonly isNumbered: boolean;
  /** Indices of the sentences under the heading and its subheadings; `to` is excluded. */
  readonly from: number;
  readonly to: number;
}

// In some listicles the items are bullets that start with a short sentence: “Know your limits. …”

const maxOpeningWords = 9;

/** Finds the bullets that start with a short sentence and continue, in text order. */
function findBulletItems(document: SegmentedDocument): ListItem[] {
  const { sentences } = document;
  return sentences.flatMap((sentence, at) => {
    const next = sentences[at + 1];
    if (!isItemStart(sentence, document) || next?.block !== sentence.block) return [];
    let to = at + 1;
    while (sentences[to]?.block === sentence.block) to += 1;
    return [createBulletItem(sentence, document, to)];
  });
}

function isItemStart(
  { kind, isFirstInBlock, length, text }: Sentence,
  { lang }: SegmentedDocument,
): boolean {
  return (
    kind === 'item' &&
    isFirstInBlock &&
    length > 0 &&
    length <= maxOpeningWords &&
    !isQuestion(text, lang)
  );
}

function createBulletItem(opening: Sentence, document: SegmentedDocument, to: number): ListItem {
  const { block, start, index } = opening;
  const source = document.article.blocks[block]?.text ?? '';
  const text = trimEnd(source.slice(start, opening.end), '.:!：。');
  const length = lengthInWords(text, document.lang);
  const span = { start, end: start + text.length };
  return { block, span, text, length, isNumbered: false, from: index + 1, to };
}

// In most listicles each item has a heading: tips, steps, ranked products.

const minItems = 3;
const maxHeadingWords = 18;
/** More, or longer, headings without numbers are the sections of an article, not items. */
const maxUnnumberedItems = 14;
const maxShortHeadingWords = 7;
/** The smallest share of a listicle's sentences that belong to its items. */
const minCoveredShare = 0.4;

/** The ranker and the selection both need the items, so the headings are searched only once. */
const itemsCache = new WeakMap<SegmentedDocument, { items: ListItem[] | undefined }>();

/**
 * Finds the items of a listicle: three or more headings that are numbered, or are as many as the
 * title promises, or are short in an article whose title announces tips, steps or the like.
 *
 * @returns the items in text order; undefined for other articles, and for articles about myths,
 *   mistakes or claims, whose headings may be false statements
 */
export function findListItems(document: SegmentedDocument): ListItem[] | undefined {
  const cached = itemsCache.get(document) ?? { items: searchListItems(document) };
  itemsCache.set(document, cached);
  return cached.items;
}

function searchListItems(document: SegmentedDocument): ListItem[] | undefined {
  const title = tokenize(document.article.title, document.lang);
  if (containsPhrase(title, 'mythTitle') || containsPhrase(title, 'factCheckTitle'))
    return undefined;
  const promised = findPromisedCount(document.article.title);
  const isListTitle = containsPhrase(title, 'listTitle');
  const levels = findLevels(document.sections).map((level) => createItems(level, document));
  const lists = [
    ...levels.map((items) => items.filter(({ isNumbered }) => isNumbered)),
    ...levels.filter(({ length }) => matchesPromisedCount(length, promised)),
    ...levels.filter((items) => isListTitle && areShort(items)),
    ...(isListTitle ? [findBulletItems(document)] : []),
  ];
  const list = lists.find((items) => items.length >= minItems && coversDocument(items, document));
  return list === undefined ? undefined : stripSharedEnding(list, document.lang);
}

/** Turns “Acme: our rating”, “Bolt: our rating” into “Acme”, “Bolt” if three or more end alike. */
function stripSharedEnding(items: readonly ListItem[], lang: string): ListItem[] {
  const counts = new Map<string, number>();
  for (const { text } of items) {
    const ending = findEnding(text);
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return items.map((item) => {
    const ending = findEnding(item.text);
    if (ending === '' || (counts.get(ending) ?? 0) < minItems) return item;
    const text = item.text.slice(0, -ending.length);
    const span = { start: item.span.start, end: item.span.end - ending.length };
    return { ...item, text, span, length: lengthInWords(text, lang) };
  });
}

/** Returns the end of a heading from its last colon or dash, which is included; '' if none. */
function findEnding(text: string): string {
  return /\s?(?:[:：]|\s[–—-])\s[^:：–—]{3,50}$/u.exec(text)?.[0] ?? '';
}

/** Returns the number in a title that may be the number of items: “7 ways to …”. */
export function findPromisedCount(title: string): number | undefined {
  const found = /(?<![-\p{L}\p{N}.,$€£¥])(\d{1,2})(?![\p{N}.,:%/])/u.exec(title)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Accepts one item fewer than the title promises, because its heading may be of another level. */
function matchesPromisedCount(count: number, promised: number | undefined): boolean {
  if (promised === undefined || promised < minItems || promised > 50) return false;
  return count === promised || count === promised - 1;
}

function areShort(items: readonly ListItem[]): boolean {
  const mean = items.reduce((sum, { length }) => sum + length, 0) / Math.max(1, items.length);
  return items.length <= maxUnnumberedItems && mean <= maxShortHeadingWords;
}

function coversDocument(items: readonly ListItem[], { sentences }: SegmentedDocument): boolean {
  const covered = items.reduce((sum, { from, to }) => sum + to - from, 0);
  return covered >= minCoveredShare * sentences.length;
}

function findLevels(sections: readonly Section[]): number[] {
  return [...new Set(sections.slice(1).map(({ level }) => level))].sort((a, b) => a - b);
}

function createItems(level: number, document: SegmentedDocument): ListItem[] {
  const { sections, sentences } = document;
  const starts = findSectionStarts(document);
  const items: ListItem[] = [];
  const seen = new Set<string>();
  // Goes backwards, because an item ends at the next heading that is not below it.
  let next = sections.length;
  for (let at = sections.length - 1; at > 0; at -= 1) {
    const section = sections[at];
    if (section === undefined || section.level > level) continue;
    const end = next;
    next = at;
    const item = section.level === level ? createItem(section, document) : undefined;
    const from = starts[at] ?? sentences.length;
    const to = starts[end] ?? sentences.length;
    if (item !== undefined && to > from) items.push({ ...item, from, to });
  }
  return items.reverse().filter(({ text }) => {
    const key = text.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** Returns for each section the index of the first sentence in it or after it. */
function findSectionStarts({ sections, sentences }: SegmentedDocument): number[] {
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

function createItem(section: Section, document: SegmentedDocument): Heading | undefined {
  return isQuestion(section.heading, document.lang)
    ? undefined
    : describeHeading(section, document);
}

/**
 * Describes a heading that names the subject of its section, without its number.
 *
 * @returns undefined for a heading that is about the article itself, repeats its title, or is too
 *   long to be a name
 */
export function describeHeading(
  { block, heading, isBoilerplate }: Section,
  document: SegmentedDocument,
): Heading | undefined {
  const { lang, titleTerms } = document;
  if (block === undefined || isBoilerplate) return undefined;
  const numberLength = getNumberLength(heading);
  const end = trimEnd(heading, ':：.').length;
  const span = { start: numberLength, end };
  const text = heading.slice(span.start, span.end);
  const length = lengthInWords(text, lang);
  if (!/^["“‘'«„「『$]?[\p{L}\p{N}]/u.test(text) || /[{}<>|\\=]|\(\)/u.test(text)) return undefined;
  if (length === 0 || length > maxHeadingWords || isMeta(text, lang)) return undefined;
  const terms = extractTerms(text, lang);
  if (titleTerms.length >= 3 && computeContainment(titleTerms, new Set(terms)) > 0.6)
    return undefined;
  return { block, span, text, length, isNumbered: numberLength > 0 };
}

/** “Conclusion” and “How we tested the kettles” are about the article itself and not items. */
function isMeta(heading: string, lang: string): boolean {
  const startsAsMeta = matchPhraseAtStart(tokenize(heading, lang), 'metaHeadingStarts') > 0;
  return startsAsMeta || isPhrase(heading, lang, 'metaHeadings');
}

/** Returns the length of a heading's number in UTF-16 units: “3. ”, “#3 ”, “Step 3: ”; 0 if none. */
function getNumberLength(heading: string): number {
  const found = /^(?:\p{L}{2,10}\s)?[#№(]?\d{1,2}(?:\s?[.):、–—-]\s*|\s(?=\p{Lu}))(?!\d)/u.exec(
    heading,
  );
  const length = found?.[0].length ?? 0;
  return countWords(heading.slice(length), 'und') > 0 ? length : 0;
}
