/** Finds the title, the date and the start of the text on a PDF's first page. */

import { toIsoDate } from '../metadata/dates.ts';
import { compareTitles } from '../metadata/title.ts';
import { areMostlyNames, findAuthors, isAffiliation, isNames, toPlausibleName } from './authors.ts';
import { countWords } from './line-corrections.ts';
import type { PdfInfo } from './open-pdf.ts';
import type { PdfPageText } from './page-text.ts';
import { lineEndsSentence, lineStartsLowerCase } from './paragraphs.ts';
import { type BodyStyle, getNumberDepth, getSectionName, type Piece } from './roles.ts';

/** The metadata of the file, which is used only if the first page does not give the same. */
interface FileInfo extends Pick<PdfInfo, 'title' | 'author' | 'created'> {
  readonly fileName?: string;
}

interface FrontMatter {
  readonly title: string;
  readonly byline?: string;
  readonly published?: string;
  /**
   * All pieces except the title. Those that are not part of the text are marked as front matter.
   */
  readonly pieces: readonly Piece[];
}

/**
 * Finds the title, authors and date. The first page takes precedence over the file's metadata,
 * which is often wrong.
 *
 * @param margins texts of the running headers and footers
 */
export function findFrontMatter(
  drawn: readonly Piece[],
  pages: readonly PdfPageText[],
  metadata: FileInfo,
  body: BodyStyle,
  margins: readonly string[],
): FrontMatter {
  const { pieces, place } = moveTitleUp(drawn, findTitle(drawn, metadata, body, margins));
  const start = findTextStart(pieces, place?.end ?? 0);
  const marked = pieces.map((piece, at): Piece => {
    const isBefore = at < start && piece.role !== 'footnote' && piece.role !== 'navigation';
    const isOutside = isBefore || isAboveTitle(piece, pieces[place?.start ?? -1]);
    return isOutside || isAboutArticle(piece) ? { ...piece, role: 'front-matter' } : piece;
  });
  const between = marked.slice(place?.end ?? 0, start);
  const byline = findAuthors(between) ?? toPlausibleName(metadata.author);
  const published = findDate(marked.slice(0, start + 8), pages[0]) ?? metadata.created;
  return {
    title: findManualPageName(pieces, place) ?? place?.text ?? toFileTitle(metadata),
    ...(byline && { byline }),
    ...(published && { published }),
    pieces: marked.flatMap((piece, at) => {
      if (place && at >= place.start && at < place.end) return [];
      return splitAbstract(piece);
    }),
  };
}

// The title is found by its size and place, because the one in the file's metadata is often wrong.

interface TitlePlace {
  readonly text: string;
  /** Indexes of the first piece of the title and of the piece after it. */
  readonly start: number;
  readonly end: number;
}

const maxTitleCharacters = 300;
/** The title is above this position on the page, from 0 at the top to 1 at the bottom. */
const maxTitleHeight = 0.75;
/** Minimum font size of a title, in sizes of the text; a title of a single word is larger. */
const minTitleSize = { words: 1.1, word: 1.3 };
/**
 * Pieces after the first one belong to the title if there are at most `max` in all, if each is less
 * than `gap` font sizes below the last one, and if their sizes differ by at most this share.
 */
const titleParts = { max: 4, gap: 1.8, sizeDifference: 0.05 };
/** From this likeness on, a line of the first page is the title in the file's metadata. */
const minFileTitleLikeness = 0.75;

function findTitle(
  pieces: readonly Piece[],
  metadata: FileInfo,
  body: BodyStyle,
  margins: readonly string[],
): TitlePlace | undefined {
  const page = pieces[0]?.page;
  const first = pieces.filter((piece) => piece.page === page);
  const isLine = ({ text, lines, role }: Piece) =>
    text.length <= maxTitleCharacters &&
    /\p{L}{2}/u.test(text) &&
    role !== 'footnote' &&
    role !== 'navigation' &&
    (lines[0]?.height ?? 1) < maxTitleHeight;
  const fileTitle = metadata.title ?? '';
  const same = first.findIndex(
    (piece) =>
      isLine(piece) &&
      fileTitle !== '' &&
      compareTitles(piece.text, fileTitle) >= minFileTitleLikeness,
  );
  if (same >= 0) return growTitle(pieces, same);
  const sizes = first.map((piece) => (isLine(piece) ? (piece.lines[0]?.size ?? 0) : 0));
  const isTitle = (at: number) => {
    const text = first[at]?.text ?? '';
    const isLong = countWords(text) >= 3 || /\p{Lo}{4}/u.test(text);
    // In “A Quick Introduction”, the letter is no section number.
    const isSection = getNumberDepth(text) > 0 && !/^A\s/u.test(text);
    return isLong && !isSection && !isJournal(text, margins);
  };
  const large = sizes.map((size, at) =>
    size > minTitleSize.words * body.size && isTitle(at) ? size : 0,
  );
  const largest = Math.max(...large);
  const word = Math.max(...sizes);
  const candidate = first[large.indexOf(largest)]?.text ?? '';
  const isBelowWord =
    word > largest && [isNames, isAffiliation, endsInDate].some((is) => is(candidate));
  if (largest > 0 && !isBelowWord) return growTitle(pieces, large.indexOf(largest));
  // If nothing else is large, a single word, a section or a journal is better than no title.
  if (word > minTitleSize.word * body.size) return growTitle(pieces, sizes.indexOf(word));
  if (isPlausibleTitle(fileTitle)) return undefined;
  const heading = first.findIndex((piece) => piece.role === 'heading' && isLine(piece));
  return heading < 0 || heading > 6 ? undefined : growTitle(pieces, heading);
}

/** Returns true for a line with the name of an author and the date. */
function endsInDate(text: string): boolean {
  return /\p{L}{3,10}\s\p{Nd}{1,2},\s\p{Nd}{4}$/u.test(text);
}

/** Returns true if a running header repeats the text with a year or a volume, as for a journal. */
function isJournal(text: string, margins: readonly string[]): boolean {
  return margins.some((line) => line.includes(text) && /\p{Nd}{4}|vol|no\./iu.test(line));
}

/** Adds the pieces that follow in the same size, because a title may be split into several. */
function growTitle(pieces: readonly Piece[], start: number): TitlePlace {
  const size = pieces[start]?.lines[0]?.size ?? 0;
  let end = start + 1;
  let text = pieces[start]?.text ?? '';
  for (; end < start + titleParts.max; end++) {
    const next = pieces[end];
    const line = next?.lines[0];
    const last = pieces[end - 1]?.lines.at(-1);
    if (!next || !line || !last) break;
    if (Math.abs(line.size - size) > titleParts.sizeDifference * size) break;
    const gap = line.y - last.y;
    const isClose = line.page === last.page && gap < titleParts.gap * size && line.y > last.y;
    const isOther =
      isAffiliation(next.text) ||
      (line.font !== last.font && (isNames(next.text) || next.role !== 'heading'));
    if (!isClose || isOther || text.length + next.text.length > maxTitleCharacters) break;
    text = `${text} ${next.text}`;
  }
  return { text: text.replace(/[\s*∗†]+$/u, ''), start, end };
}

/** Returns the line below the heading “NAME” with which the manual page of a command starts. */
function findManualPageName(
  pieces: readonly Piece[],
  place: TitlePlace | undefined,
): string | undefined {
  if (place?.text !== 'NAME') return undefined;
  const line = pieces[place.end]?.text ?? '';
  return /\s[−–—-]\s/u.test(line) ? line.slice(0, maxTitleCharacters) : undefined;
}

/** Moves what is drawn before the title and stands below it on the page to the place after it. */
function moveTitleUp(
  pieces: readonly Piece[],
  place: TitlePlace | undefined,
): { readonly pieces: readonly Piece[]; readonly place: TitlePlace | undefined } {
  const title = pieces.slice(place?.start, place?.end);
  const last = title.at(-1)?.lines.at(-1);
  if (!place || !last) return { pieces, place };
  const isBelow = ({ page, lines: [line] }: Piece) =>
    page === last.page && line !== undefined && line.y > last.y;
  const before = pieces.slice(0, place.start);
  const above = before.filter((piece) => !isBelow(piece));
  const start = above.length;
  return {
    pieces: [...above, ...title, ...before.filter(isBelow), ...pieces.slice(place.end)],
    place: { ...place, start, end: start + title.length },
  };
}

/** Returns true for the name of a journal or series, which a file may draw after the text. */
function isAboveTitle({ role, page, lines, text }: Piece, title: Piece | undefined): boolean {
  const [line] = lines;
  const [titleLine] = title?.lines ?? [];
  if (!line || !titleLine || title?.page !== page || text.length > maxTitleCharacters) return false;
  return (role === 'heading' || role === 'paragraph') && line.y < titleLine.y - titleLine.size;
}

const programTitle =
  /^(?:microsoft (?:word|powerpoint)|untitled|powerpoint|slide \d|presentation\d*$|document\d*$|title$|bookmarks?$|layout \d|print)|\.(?:docx?|indd|tex|dvi|pdf|qxd|pptx?|rtf|odt|ps|eps|html?|xlsx?)$|[\\]/iu;

function isPlausibleTitle(title: string): boolean {
  return /\p{L}{2,}\s\p{L}|\p{Lo}{4}/u.test(title) && !programTitle.test(title.trim());
}

function toFileTitle({ title = '', fileName = '' }: FileInfo): string {
  if (isPlausibleTitle(title)) return title;
  return fileName
    .replace(/\.pdf$/i, '')
    .replace(/_+/g, ' ')
    .trim();
}

// Names, addresses and dates stand between the title and the text, and do not belong to it.

/**
 * Minimum number of characters of a paragraph of text. A shorter one may be part of an address.
 * Chinese, Japanese and Korean need fewer characters.
 */
const minBodyCharacters = { cjk: 40, other: 100 };

function isBodyText({ text, role }: Piece): boolean {
  if (role !== 'paragraph') return false;
  const isCjk = /\p{Lo}{12}/u.test(text);
  if (text.length < (isCjk ? minBodyCharacters.cjk : minBodyCharacters.other)) return false;
  if (/\S@\S/u.test(text.slice(0, 300))) return false;
  if (areMostlyNames(text)) return false;
  if (lineEndsSentence(text) || /\p{Ll}{2}[.!?]\s\p{Lu}/u.test(text)) return true;
  return getLowerCaseShare(text) >= minLowerCaseShare;
}

/** Minimum share of words in lower case of a text. Names and addresses have fewer. */
const minLowerCaseShare = 0.6;

function getLowerCaseShare(text: string): number {
  const words = text.split(' ');
  return words.filter(lineStartsLowerCase).length / words.length;
}

/** Minimum number of characters of a sentence with which a text opens. */
const minOpeningCharacters = 60;

/** Returns true for a short paragraph that is a sentence. */
function isOpening({ text, role }: Piece): boolean {
  if (role !== 'paragraph' || text.length < minOpeningCharacters || /\S@\S/u.test(text))
    return false;
  return /^[\p{Lu}“"].*[.!?]$/u.test(text) && getLowerCaseShare(text) >= minLowerCaseShare;
}

/** Returns the index of the first piece of text after the title, such as the abstract. */
function findTextStart(pieces: readonly Piece[], titleEnd: number): number {
  const page = pieces[Math.max(0, titleEnd - 1)]?.page;
  let at = titleEnd;
  for (; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || piece.page !== page) break;
    if (isAbstractStart(piece) || isBodyText(piece) || isOpening(piece)) break;
    if (piece.role === 'heading' && opensText(pieces, at)) break;
  }
  const isFound = pieces[at]?.page === page;
  const sentence = isFound ? -1 : pieces.slice(0, at).findIndex(isSentence);
  return sentence >= titleEnd ? sentence : at;
}

/** Returns true for a short sentence. It starts the text of a letter without long paragraphs. */
function isSentence(piece: Piece | undefined): boolean {
  if (piece?.role !== 'paragraph' || piece.text.length <= 40) return false;
  return lineEndsSentence(piece.text) && !/\S@\S/u.test(piece.text);
}

function opensText(pieces: readonly Piece[], at: number): boolean {
  const heading = pieces[at]?.text ?? '';
  const name = getSectionName(heading);
  if (name === 'abstract' || name === 'contents') return true;
  if (name === 'article-info' || isAffiliation(heading)) return false;
  // “1 Basic Setup” looks like a name whose affiliation has the number 1.
  const isSection = getNumberDepth(heading) > 0;
  if (isNames(heading)) return isSection && isSentence(pieces[at + 1]);
  if (isSection) return true;
  if (versionOrDate.test(heading) || versionOrDate.test(pieces[at + 1]?.text ?? '')) return false;
  const after = pieces.slice(at + 1);
  const next = after.findIndex((piece) => piece.role !== 'heading');
  const piece = after[next];
  if (after.slice(0, next).some(isAbstractHeading)) return false;
  return piece !== undefined && (isBodyText(piece) || piece.role === 'item');
}

/** Returns true for the heading of an abstract, up to which there are only names and addresses. */
function isAbstractHeading({ text }: Piece): boolean {
  return getSectionName(text) === 'abstract';
}

const abstractStart =
  /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|аннотация|摘\s?要|要旨|概要|ملخص|abstrak)\s*[:.：—–-]+\s*|^(?:Abstract|ABSTRACT|Summary)\s+(?=\p{Lu})|^【?摘\s?要】?\s*/iu;

function isAbstractStart({ text, role }: Piece): boolean {
  return role !== 'navigation' && text.length > 100 && abstractStart.test(text);
}

/** Splits a paragraph such as “Abstract— We show …” into a heading and a paragraph. */
function splitAbstract(piece: Piece): Piece[] {
  if (!isAbstractStart(piece)) return [piece];
  const label = abstractStart.exec(piece.text)?.[0] ?? '';
  const name = label.replace(/[\s:.：—–【】-]+$/u, '').replace(/^【/u, '');
  const pageBreaks = piece.pageBreaks?.map((one) => ({ ...one, start: one.start - label.length }));
  return [
    { lines: piece.lines.slice(0, 1), page: piece.page, role: 'heading', text: name },
    {
      ...piece,
      role: 'paragraph',
      text: piece.text.slice(label.length),
      ...(pageBreaks && { pageBreaks }),
    },
  ];
}

const keywordsStart =
  /^(?:key ?words(?: and phrases)?|index terms|general terms|schlüsselwörter|mots[- ]clés|palabras[- ]clave|palavras[- ]chave|parole chiave|ключевые слова|关键词|關鍵詞|キーワード|الكلمات المفتاحية|kata kunci|anahtar kelimeler)\s*[:.：—–-]/iu;

/** Matches labels that are printed in bold, without a colon after them. */
const boldLabel =
  /^(?:Categories and Subject Descriptors|General Terms|Key ?words(?: and Phrases)?|Index Terms|CCS Concepts|ACM Reference Format|PACS|MSC|JEL(?: Classification)?)[\s:•]/iu;
/** Matches a line with nothing but a version or a date, which looks like a heading. */
const versionOrDate =
  /^(?:version|release|revision|draft|rev\.)\s+v?\p{Nd}[\p{Nd}.]*(?:[,\s].{0,30})?$|^\p{L}{3,10}\.?\s(?:\p{Nd}{1,2}(?:st|nd|rd|th)?,?\s)?\p{Nd}{4}$|^\p{Nd}{1,2}\.?\s\p{L}{3,10}\.?,?\s\p{Nd}{4}$/iu;
/** Matches a copyright notice, in which the sign may be an ampersand of another font. */
const copyrightNotice =
  /^(?:©|&|\(c\)|copyright\b)\s*(?:c?©|\(c\))?\s*\p{Nd}{4}\b|^copyright\s+(?:c?©|\(c\))/iu;
/** Matches a paragraph of a licence, of which manuals have several. */
const licence =
  /^permission (?:is (?:hereby )?granted(?:,| to (?:copy|make|use)\b)|to (?:use|modify|copy)\b)|^redistribution and use in source\b|\bbut without any warranty\b|\bdistributed in the hope that it will be useful\b/iu;
/**
 * Matches the sentences that name who paid for a work, with the number of the grant, and who is not
 * responsible for it.
 */
const fundingNotice =
  /\b(?:support|fund)ed (?:in part )?by\b.{3,200}\b(?:grants?|awards?|contracts?)\b.{0,20}\p{Nd}|\bsolely the responsibility of the authors?\b/iu;
/** Matches the sentence about the licence on the first pages of a manual. */
const licenceSentence =
  /\b(?:distributed|released|available|licensed) under (?:the|a)\b.{3,80}\blicen[cs]e\b/iu;
const maxNoticeCharacters = 160;
const maxFundingCharacters = 400;

/** Returns true for keywords and notices, and for affiliations below the text of the first page. */
function isAboutArticle({ text, page, role }: Piece): boolean {
  if (page <= 3 && text.length < 600 && (keywordsStart.test(text) || boldLabel.test(text)))
    return true;
  const isNotice = page <= 3 && role !== 'code' && text.length < maxNoticeCharacters;
  if (isNotice && (copyrightNotice.test(text) || licenceSentence.test(text))) return true;
  if (text.length < maxFundingCharacters && fundingNotice.test(text)) return true;
  if (licence.test(text)) return true;
  if (page === 1 && role === 'heading' && versionOrDate.test(text)) return true;
  const isLine = (role === 'paragraph' || role === 'item') && text.length < 300;
  const isPlace = page === 1 || /^e-?mail\b/iu.test(text);
  return isPlace && isLine && !/\p{Ll}{2}[.!?]$/u.test(text) && isAffiliation(text);
}

// A first page may have several dates, so the words beside each tell which is that of publication.

const dateLabels: readonly RegExp[] = [
  /publish|available online|veröffentlicht|publié|publicad/iu,
  /accepted|angenommen|accepté|aceptad|aceito/iu,
];
const otherDateLabel =
  /received|revised|submitted|eingegangen|reçu|recibid|recebid|printed|downloaded/iu;

/** Returns the date of publication, or of acceptance, or any other date on the first page. */
function findDate(front: readonly Piece[], page: PdfPageText | undefined): string | undefined {
  const stamps = page?.items.filter(({ isTurned }) => isTurned).map(({ text }) => text) ?? [];
  const lines = front
    .filter(({ role }) => role === 'front-matter' || role === 'footnote')
    .flatMap((piece) => piece.lines.map(({ text }) => text));
  const parts = [...stamps, ...lines]
    .slice(0, 200)
    .flatMap((text) => text.split(/[;|]|,\s(?=\p{L}+\s\p{Nd}{1,2}\s\p{L})|\.\s/u));
  const dated = parts.flatMap((text) => {
    const day =
      toIsoDate(text) ?? toIsoDate(/\p{Nd}{1,2}\.?\s\p{L}+\.?,?\s\p{Nd}{4}/u.exec(text)?.[0] ?? '');
    return day ? [{ day: day.slice(0, 10), text }] : [];
  });
  for (const label of dateLabels) {
    const found = dated.find(({ text }) => label.test(text));
    if (found) return found.day;
  }
  return (dated.find(({ text }) => !otherDateLabel.test(text)) ?? dated.at(-1))?.day;
}
