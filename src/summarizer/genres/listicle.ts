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
import { containment } from '../scoring/vectors.ts';

/** A heading or a bullet, of an article that is a list of them. */
export interface ListItem {
  /** Index of the heading's block. */
  readonly block: number;
  /** The heading without its number, as offsets into the block's text. */
  readonly span: Span;
  readonly text: string;
  /** Words of `text`. */
  readonly length: number;
  readonly numbered: boolean;
  /** Indices of the sentences under the heading and its subheadings: from, and to (not included). */
  readonly from: number;
  readonly to: number;
}

// Lists whose items are bullets that open with a short sentence: “Know your limits. …”

const maxOpeningWords = 9;

/** The bullets that open so and go on, in order, as items of a list. */
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
  return { block, span, text, length, numbered: false, from: index + 1, to };
}

// The items of an article that is a list: tips, steps, ranked things, each under a heading.

const minItems = 3;
const maxHeadingWords = 18;
/** How many unnumbered headings a title of tips or steps may have, and how long they may be. */
const maxUnnumberedItems = 14;
const maxShortHeadingWords = 7;
/** The share of sentences that stand under the items of a list. */
const minCoveredShare = 0.4;

/** Asked for by the ranker and again for the candidates; the headings are searched once. */
const itemsCache = new WeakMap<SegmentedDocument, { items: ListItem[] | undefined }>();

/**
 * The items, when the article is a list: three or more numbered headings, or as many as the title
 * says, or short ones under a title of tips, steps or things. Undefined where it is not, and where
 * the title speaks of myths, mistakes or claims: those headings would be the false ones.
 */
export function findListItems(document: SegmentedDocument): ListItem[] | undefined {
  const known = itemsCache.get(document) ?? { items: searchListItems(document) };
  itemsCache.set(document, known);
  return known.items;
}

function searchListItems(document: SegmentedDocument): ListItem[] | undefined {
  const title = tokenize(document.article.title, document.lang);
  if (containsPhrase(title, 'mythTitle') || containsPhrase(title, 'factCheckTitle'))
    return undefined;
  const promised = findNumber(document.article.title);
  const isListTitle = containsPhrase(title, 'listTitle');
  const levels = findLevels(document.sections).map((level) => createItems(level, document));
  const lists = [
    ...levels.map((items) => items.filter(({ numbered }) => numbered)),
    ...levels.filter(({ length }) => matchesPromisedCount(length, promised)),
    ...levels.filter((items) => isListTitle && areShort(items)),
    ...(isListTitle ? [findBulletItems(document)] : []),
  ];
  const list = lists.find((items) => items.length >= minItems && coversDocument(items, document));
  return list === undefined ? undefined : stripSharedEnding(list, document.lang);
}

/** “Acme: our rating”, “Bolt: our rating” → “Acme”, “Bolt”, where three or more end alike. */
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

/** What stands after the last colon or dash of a heading, with it. */
function findEnding(text: string): string {
  return /\s?(?:[:：]|\s[–—-])\s[^:：–—]{3,50}$/u.exec(text)?.[0] ?? '';
}

/** The number in a title that may be the number of its items: “7 ways to …”. */
export function findNumber(title: string): number | undefined {
  const found = /(?<![-\p{L}\p{N}.,$€£¥])(\d{1,2})(?![\p{N}.,:%/])/u.exec(title)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** As many as the title says, or one fewer: an item may be under a heading of another kind. */
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
  // From the end, so that the section that ends an item is known when the item is met.
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

/** For each section the first sentence that stands in it or after it. */
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
 * Describes a heading that names what stands below it: without its number, and none that speaks of
 * the article itself, repeats its title, or is too long for a name.
 */
export function describeHeading(
  { block, heading, isBoilerplate }: Section,
  document: SegmentedDocument,
): Heading | undefined {
  const { lang, titleTerms } = document;
  if (block === undefined || isBoilerplate) return undefined;
  const number = getNumberLength(heading);
  const end = trimEnd(heading, ':：.').length;
  const span = { start: number, end };
  const text = heading.slice(span.start, span.end);
  const length = lengthInWords(text, lang);
  if (!/^["“‘'«„「『$]?[\p{L}\p{N}]/u.test(text) || /[{}<>|\\=]|\(\)/u.test(text)) return undefined;
  if (length === 0 || length > maxHeadingWords || isMeta(text, lang)) return undefined;
  const terms = extractTerms(text, lang);
  if (titleTerms.length >= 3 && containment(titleTerms, new Set(terms)) > 0.6) return undefined;
  return { block, span, text, length, numbered: number > 0 };
}

/** “Conclusion”, “How we tested the kettles”: about the article, and no item of it. */
function isMeta(heading: string, lang: string): boolean {
  const opening = matchPhraseAtStart(tokenize(heading, lang), 'metaHeadingStarts') > 0;
  return opening || isPhrase(heading, lang, 'metaHeadings');
}

/** How many characters the number of a heading takes: “3. ”, “#3 ”, “Step 3: ”. */
function getNumberLength(heading: string): number {
  const found = /^(?:\p{L}{2,10}\s)?[#№(]?\d{1,2}(?:\s?[.):、–—-]\s*|\s(?=\p{Lu}))(?!\d)/u.exec(
    heading,
  );
  const length = found?.[0].length ?? 0;
  return countWords(heading.slice(length), 'und') > 0 ? length : 0;
}
