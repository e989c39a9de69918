/** Turns the text of a PDF's pages into an article. */

import { detectLanguage, resolveLanguage } from '../../nlp/detect-language.ts';
import { baseLanguage, getDirection } from '../../nlp/language-tags.ts';
import { getStopWords } from '../../nlp/stop-words.ts';
import { countWords as countAllWords } from '../../nlp/tokenize.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { hashTexts } from '../../shared/text-hash.ts';
import {
  type Article,
  articleLimits,
  type Block,
  type ExcludedBlock,
  type ExclusionReason,
} from '../article.ts';
import { completeSentences, joinFlow } from './flow.ts';
import { findFrontMatter } from './front-matter.ts';
import { type PdfLine, readLines } from './lines.ts';
import type { PdfInfo } from './open-pdf.ts';
import { markMonospace, type PdfPageText } from './page-text.ts';
import { collectWords, groupLines, joinLines } from './paragraphs.ts';
import {
  type BodyStyle,
  findBodyStyle,
  findMargins,
  findPageStyles,
  getNumberDepth,
  getOwnRole,
  getSectionName,
  isTextRole,
  type Piece,
  type SectionName,
  toHeadingName,
} from './roles.ts';

/** The metadata of a PDF, with its address and name. */
export interface PdfMetadata extends PdfInfo {
  /** Address of the file, or a URI that identifies a file without an address. */
  readonly url: string;
  /** Name of the file. It becomes the title if neither the first page nor the file has one. */
  readonly fileName?: string;
}

/** Minimum number of characters of a text that can be summarized. */
const minCharacters = 300;
/**
 * Minimum number of characters per page of a file that is not a scan. A scan may have a stamp or
 * page numbers as text.
 */
const minPageCharacters = 40;

/** Maximum share of signs such as “❡” in a text. A file whose fonts name no letters has more. */
const maxSignShare = 0.2;
/** Number of lines in which the signs are counted, some ten pages. */
const countedLines = 400;

/** Returns true if a text has more signs than any that somebody has written. */
function areSigns(lines: readonly PdfLine[]): boolean {
  const text = lines
    .slice(0, countedLines)
    .map((line) => line.text)
    .join(' ');
  return (text.match(/\p{So}/gu)?.length ?? 0) > maxSignShare * text.length;
}

/**
 * Builds the article of a PDF. It joins lines into paragraphs across columns and pages, excludes
 * blocks that are not part of the text, and takes title, authors and date from the first page. Its
 * running time is linear in the length of the text.
 *
 * @param options has `force` if the user wants a summary of any file, even of an invoice or a form
 * @returns the article; fails with `unreadable-file` and `no-text` for a scan and for a text of signs,
 *   with `too-short` if there is too little text, and with `no-article` if too little is left without
 *   tables, labels and references
 */
export function buildPdfArticle(
  pages: readonly PdfPageText[],
  metadata: PdfMetadata,
  options: { readonly force?: boolean } = {},
): Result<Article> {
  const lines = readAllLines(pages);
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (characters < Math.min(minCharacters, minPageCharacters * pages.length) || areSigns(lines))
    return fail('unreadable-file', 'no-text');
  if (characters < minCharacters) return fail('too-short');
  const margins = findMargins(lines, new Set(metadata.pageLabels));
  const text = lines.filter((line) => !margins.has(line));
  const words = collectWords(text);
  const body = findBodyStyle(text);
  const heads = [...margins].map((line) => line.text);
  const front = findFrontMatter(toPieces(text, body, words), pages, metadata, body, heads);
  const sorted = joinFlow(sortSections(front.pieces, options.force === true), words);
  const lang = findLanguage(sorted, metadata);
  const pieces = completeSentences(excludeTranslations(sorted, lang), words, lang);
  const { blocks, excluded, unlistedBlocks } = assemble(pieces, [...margins], lang);
  if (blocks.reduce((sum, block) => sum + block.text.length, 0) < minCharacters)
    return fail('no-article');
  const isRightToLeft = text.filter((line) => line.isRightToLeft).length * 2 > text.length;
  const { title, byline, published } = front;
  return ok({
    url: metadata.url,
    canonical: metadata.url,
    title: title.slice(0, articleLimits.line),
    ...(byline && { byline: byline.slice(0, articleLimits.line) }),
    ...(published && { published }),
    lang,
    dir: lang === 'und' ? (isRightToLeft ? 'rtl' : 'ltr') : getDirection(lang),
    blocks,
    excluded,
    unread: {
      unlistedBlocks,
      uncertainWords: 0,
      isCut: pages.length < metadata.totalPages || characters >= articleLimits.text,
    },
    scope: 'page',
    visibleShare: 1,
    pages: { read: pages.length, total: metadata.totalPages },
    textHash: hashTexts(blocks.map((block) => block.text)),
    frameId: 0,
  });
}

function readAllLines(pages: readonly PdfPageText[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let characters = 0;
  for (const page of markMonospace(pages)) {
    for (const line of readLines(page, (lines.at(-1)?.region ?? 0) + 1)) {
      characters += line.text.length;
      if (characters > articleLimits.text) return lines;
      lines.push(line);
    }
  }
  return lines;
}

function toPieces(lines: readonly PdfLine[], body: BodyStyle, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const pageStyles = findPageStyles(lines, body);
  for (const paragraph of groupLines(lines, body.size)) {
    const joined = joinLines(paragraph, words);
    const last = pieces.at(-1);
    const page = paragraph[0]?.page ?? 1;
    const followsFootnote = last?.role === 'footnote' && last.page === page;
    const style = pageStyles.get(page) ?? body;
    const role = getOwnRole(paragraph, joined.text, style, followsFootnote);
    if (joined.text !== '') pieces.push({ ...joined, lines: paragraph, page, role });
  }
  return pieces;
}

// References and acknowledgements read like text, so whole sections are excluded by their headings.

const sectionReasons: Partial<Record<SectionName, ExclusionReason>> = {
  references: 'references',
  contents: 'navigation',
  'back-matter': 'front-matter',
  'article-info': 'front-matter',
};

/** An entry of a list of references is at most this many times as large as the list's heading. */
const maxEntrySize = 1.02;

const isText = ({ role }: Piece) => isTextRole(role);

/** Returns true for part of a reference, such as an italic title, that looks like a heading. */
function isEntry({ lines: [line], text }: Piece, opening: PdfLine | undefined): boolean {
  if (!line || !opening || getSectionName(text)) return false;
  return line.font !== opening.font && line.size <= maxEntrySize * opening.size;
}

/** Minimum number of characters of a paragraph below the contents. A wrapped entry has fewer. */
const minProseCharacters = 100;
/** The rest of a wrapped entry, with its page number, is at most this many pieces below. */
const maxEntryPieces = 3;

/** Returns true for a paragraph that follows the contents without a heading. */
function isProse({ role, text }: Piece): boolean {
  if (role !== 'paragraph' || text.length <= minProseCharacters) return false;
  return /\p{Ll}{2}[.!?]$|\p{Ll}{2}[.!?]\s\p{Lu}\p{L}*\s\p{Ll}/u.test(text);
}

/** Returns true for the first line of an entry that is continued on the next. */
function isWrappedEntry(pieces: readonly Piece[], at: number): boolean {
  if (getSectionName(pieces[at]?.text ?? '')) return false;
  const rest = pieces.slice(at + 1, at + 1 + maxEntryPieces);
  return rest.some(({ role, text }) => role === 'navigation' || /(?:\.\s?){4,}/u.test(text));
}

/** The last page with keywords and the like. Later, “History” is a section of the text. */
const maxInfoPage = 2;
/** An index starts after this share of the pages. “Index” before it is a section of the text. */
const minIndexShare = 0.8;

/** Returns why the section of a heading is excluded; undefined for a section of the text. */
function getSectionReason(heading: Piece, lastPage: number): ExclusionReason | undefined {
  const { text, page } = heading;
  const name = getSectionName(text);
  if (name === 'article-info' && (page > maxInfoPage || getNumberDepth(text) > 0)) return undefined;
  if (toHeadingName(text) === 'index' && page <= minIndexShare * lastPage) return undefined;
  return name && sectionReasons[name];
}

function sortSections(pieces: readonly Piece[], force: boolean): Piece[] {
  const lastPage = pieces.at(-1)?.page ?? 1;
  let reason: ExclusionReason | undefined;
  let opening: PdfLine | undefined;
  return pieces.map((piece, at) => {
    if (reason === 'navigation' && isProse(piece)) reason = undefined;
    const isInside =
      (reason === 'references' && isEntry(piece, opening)) ||
      (reason === 'navigation' && isWrappedEntry(pieces, at));
    if (piece.role === 'heading' && !isInside) {
      reason = getSectionReason(piece, lastPage);
      [opening] = piece.lines;
    }
    if (force) return isText(piece) ? piece : { ...piece, role: 'paragraph' };
    return reason !== undefined && isText(piece) ? { ...piece, role: reason } : piece;
  });
}

// The language is detected, because few files declare theirs, and abstracts may be in several.

function findLanguage(pieces: readonly Piece[], { lang }: PdfMetadata): string {
  const text = pieces
    .filter(({ role }) => role === 'paragraph' || role === 'item')
    .map((piece) => piece.text)
    .join('\n');
  return resolveLanguage(text, lang ?? 'und');
}

/** Minimum number of characters of a paragraph whose language can be detected reliably. */
const minDetectableCharacters = 200;
/** Number of characters whose language is detected. More would take longer than the rest. */
const detectedCharacters = 300;
/** Share of function words with which a text is certainly in their language. */
const minFunctionWordShare = 0.25;

/** Detects the language of a paragraph, which is nearly always that of the article. */
function detectParagraphLanguage(text: string, lang: string): string {
  const start = text.slice(0, detectedCharacters);
  const words = start.toLowerCase().match(/\p{L}+/gu) ?? [];
  const own = getStopWords(lang);
  const found = words.filter((word) => own.has(word)).length;
  return found > minFunctionWordShare * words.length ? lang : detectLanguage(start);
}

/** Number of pages at the start and at the end that may have an abstract in another language. */
const abstractPages = { first: 3, last: 2 };

/**
 * Excludes abstracts in other languages, because points are in one language. A section that was not
 * translated is read.
 */
function excludeTranslations(pieces: readonly Piece[], lang: string): Piece[] {
  if (getStopWords(lang).size === 0) return [...pieces];
  const lastPage = pieces.at(-1)?.page ?? 1;
  const sorted: Piece[] = [];
  let isInside = false;
  for (const piece of pieces) {
    const { role, text, page } = piece;
    if (role === 'heading') isInside = false;
    const isPlace = page <= abstractPages.first || page > lastPage - abstractPages.last;
    const isRead: boolean = isPlace && (role === 'paragraph' || (isInside && role !== 'heading'));
    const own: string =
      isRead && (text.length >= minDetectableCharacters || isInside)
        ? detectParagraphLanguage(text, baseLanguage(lang))
        : '';
    const isOther: boolean = own !== '' && own !== 'und' && own !== baseLanguage(lang);
    isInside = isOther || (isInside && own === 'und');
    const last = sorted.at(-1);
    if (isInside && last?.role === 'heading' && !getSectionName(last.text))
      sorted[sorted.length - 1] = { ...last, role: 'low-confidence' };
    sorted.push(isInside && role !== 'heading' ? { ...piece, role: 'low-confidence' } : piece);
  }
  return sorted;
}

// What was excluded is listed too, so that the receipt can show the user what was not read.

interface AssembledPieces {
  readonly blocks: Block[];
  readonly excluded: ExcludedBlock[];
  readonly unlistedBlocks: number;
}

function assemble(
  pieces: readonly Piece[],
  margins: readonly PdfLine[],
  lang: string,
): AssembledPieces {
  const blocks: Block[] = [];
  const excluded: ExcludedBlock[] = listMargins(margins, lang);
  let unlistedBlocks = 0;
  const levels = findLevels(pieces);
  for (const piece of pieces) {
    const { role, text } = piece;
    if (isTextRole(role)) {
      if (blocks.length < articleLimits.blocks) blocks.push(toBlock(piece, role, levels));
      continue;
    }
    const words = countAllWords(text, lang);
    const last = excluded.at(-1);
    if (last?.reason === role && last.before === blocks.length) {
      const shown = `${last.text} · ${text}`.slice(0, articleLimits.excludedText);
      excluded[excluded.length - 1] = { ...last, text: shown, words: last.words + words };
    } else if (excluded.length < articleLimits.excluded) {
      const shown = text.slice(0, articleLimits.excludedText);
      excluded.push({ reason: role, text: shown, words, before: blocks.length });
    } else unlistedBlocks += 1;
  }
  return { blocks, excluded, unlistedBlocks };
}

/** Lists each running header and footer once, and page numbers as a single entry. */
function listMargins(margins: readonly PdfLine[], lang: string): ExcludedBlock[] {
  if (margins.length === 0) return [];
  const shown = new Map(margins.map(({ text }) => [text.replace(/\p{Nd}+/gu, '#'), text]));
  const text = [...shown.values()].join(' · ').slice(0, articleLimits.excludedText);
  const words = margins.reduce((sum, line) => sum + countAllWords(line.text, lang), 0);
  return [{ reason: 'page-margin', text, words, before: 0 }];
}

/** Returns the font sizes of headings, largest first. The largest has level 2, below the title. */
function findLevels(pieces: readonly Piece[]): readonly number[] {
  const sizes = pieces.flatMap(({ role, lines }) =>
    role === 'heading' ? [Math.round(lines[0]?.size ?? 0)] : [],
  );
  return [...new Set(sizes)].sort((a, b) => b - a);
}

/** Matches what an item starts with: its bullet, which may be drawn several times, or its number. */
const itemMark = /^(?:([^\p{L}\p{N}\s])(?:\s+\1)*|\(?[\p{L}\p{N}]{1,4}[.)])\s+/u;

function toBlock(piece: Piece, kind: Block['kind'], levels: readonly number[]): Block {
  const { page, lines } = piece;
  const start = kind === 'item' ? (itemMark.exec(piece.text)?.[0].length ?? 0) : 0;
  const pageBreaks = piece.pageBreaks
    ?.slice(0, articleLimits.pageBreaks)
    .map((one) => ({ ...one, start: Math.max(0, one.start - start) }));
  const depth = getNumberDepth(piece.text);
  const rank = levels.indexOf(Math.round(lines[0]?.size ?? 0));
  return {
    kind,
    ...(kind === 'heading' && { level: Math.min(6, 1 + (depth || rank + 1)) }),
    text: kind === 'code' ? toListing(piece) : piece.text.slice(start),
    page,
    ...(pageBreaks && pageBreaks.length > 0 && kind !== 'code' && { pageBreaks }),
  };
}

function toListing({ lines, leadIn }: Piece): string {
  // A line of a program that looks like a tag with its description has been given a bullet.
  const texts = lines.map(({ text }) => text.replace(/^• /u, ''));
  return [...(leadIn === undefined ? [] : [leadIn]), ...texts].join('\n');
}
