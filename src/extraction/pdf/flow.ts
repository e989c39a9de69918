/** Joins paragraphs across columns, pages, figures and formulas, and completes their sentences. */

import { splitSentences } from '../../nlp/sentences/split-sentences.ts';
import { continuesFlow, joinLines, lineEndsSentence, lineStartsLowerCase } from './paragraphs.ts';
import { isFormula, isTextRole, type Piece } from './roles.ts';

/** Maximum number of pieces of a displayed formula, whose fractions and indexes are pieces. */
const maxFormulaPieces = 30;
/** Maximum number of characters of a piece of a formula that contains no sign, such as “where”. */
const maxFormulaWord = 24;

/** Joins the parts of paragraphs that columns, pages, figures or formulas separate. */
export function joinFlow(pieces: readonly Piece[], words: ReadonlySet<string>): Piece[] {
  const joined: Piece[] = [];
  /** Index in `joined` of the paragraph that may continue. */
  let open = -1;
  for (const piece of pieces) {
    const before = joined[open];
    // A longer list need not be copied for each piece.
    const between = joined.slice(open + 1, open + 2 + maxBetween);
    if (piece.role === 'paragraph' && before && mayContinue(before, piece, between)) {
      const isFormulaBetween = isDisplay(between, piece.page);
      if (continuesFlow(before.lines, piece.lines, isFormulaBetween)) {
        const formulas = isFormulaBetween ? joined.splice(open + 1) : [];
        const lines = [before, ...formulas, piece].flatMap((part) => part.lines);
        joined[open] = { ...before, lines, ...joinLines(lines, words) };
        continue;
      }
    }
    if (piece.role === 'item' || (piece.role === 'paragraph' && !isLabelBehind(before, piece)))
      open = joined.length;
    joined.push(piece);
  }
  return joined;
}

/**
 * Maximum number of pieces between two parts of a paragraph. A page of figures has about as many.
 */
const maxBetween = 80;

/**
 * Returns true if a piece is near enough to continue a paragraph. After a heading, which may be a
 * label in a figure, it must also start within a sentence.
 */
function mayContinue(before: Piece, piece: Piece, between: readonly Piece[]): boolean {
  if (between.length > maxBetween || piece.page - before.page > 3) return false;
  const isOver = between.some(({ role }) => role === 'heading' || role === 'item');
  return !isOver || (lineStartsLowerCase(piece.text) && !lineEndsSentence(before.text));
}

/** Returns true for a probable label in a figure, which interrupts an unfinished sentence. */
function isLabelBehind(before: Piece | undefined, { text }: Piece): boolean {
  return (
    before !== undefined &&
    !lineEndsSentence(before.text) &&
    !lineEndsSentence(text) &&
    text.length < 100
  );
}

/** Returns true if all pieces together are a displayed formula on one page. */
function isDisplay(pieces: readonly Piece[], page: number): boolean {
  return (
    pieces.length > 0 &&
    pieces.length <= maxFormulaPieces &&
    pieces.some(({ text }) => isFormula(text)) &&
    pieces.every((piece) => piece.page === page && isFormulaPart(piece))
  );
}

function isFormulaPart({ role, text, lines }: Piece): boolean {
  if (role === 'caption' || role === 'navigation' || role === 'heading' || role === 'item')
    return false;
  if (lines.every((line) => line.isMonospace)) return false;
  if (isFormula(text)) return true;
  const words = text.match(/\p{L}{4,}/gu)?.length ?? 0;
  return text.length <= maxFormulaWord && words <= 1;
}

/**
 * Completes the sentences that end with something displayed. A formula with a full stop is added to
 * its paragraph. The start of a sentence that ends with a listing is moved to the listing, because
 * “A simple example is” states nothing without it.
 */
export function completeSentences(
  pieces: readonly Piece[],
  words: ReadonlySet<string>,
  lang: string,
): Piece[] {
  const complete: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece) break;
    if (piece.role !== 'paragraph' || lineEndsSentence(piece.text)) {
      complete.push(piece);
      continue;
    }
    const end = findFormulaEnd(pieces, at + 1);
    if (end > at + 1) {
      const parts = pieces.slice(at + 1, end);
      const lines = [piece, ...parts].flatMap((part) => part.lines);
      complete.push({ ...piece, lines, ...joinLines(lines, words) });
      at = end - 1;
      continue;
    }
    const next = findListing(pieces, at + 1);
    const listing = pieces[next];
    if (!listing || listing.page - piece.page > 1) {
      complete.push(piece);
      continue;
    }
    const [before, moved] = moveLeadIn(piece, listing, lang);
    complete.push(...before, ...pieces.slice(at + 1, next), moved);
    at = next;
  }
  return complete;
}

/** Maximum number of pieces before a listing that are not text, such as a footnote or a figure. */
const maxBeforeListing = 8;

/** Returns the index of the listing that is the next text, or -1. */
function findListing(pieces: readonly Piece[], start: number): number {
  for (let at = start; at <= start + maxBeforeListing; at++) {
    const role = pieces[at]?.role;
    if (role === 'code') return at;
    if (role === undefined || isTextRole(role)) return -1;
  }
  return -1;
}

/**
 * Returns the index after a formula that starts at an index and ends a sentence; otherwise, the
 * index at which it starts.
 */
function findFormulaEnd(pieces: readonly Piece[], start: number): number {
  const page = pieces[start]?.page ?? 0;
  let stop = start;
  for (let end = start + 1; end <= start + maxFormulaPieces; end++) {
    const last = pieces[end - 1];
    if (!last || last.page !== page || !isFormulaPart(last)) break;
    if (/[.]$/u.test(last.text) && isDisplay(pieces.slice(start, end), page)) stop = end;
  }
  return stop;
}

/** Returns what is left of the paragraph, if anything, and the listing. */
function moveLeadIn(piece: Piece, code: Piece, lang: string): [Piece[], Piece] {
  const start = splitSentences(piece.text, lang).at(-1)?.start ?? 0;
  const moved = { ...code, page: piece.page, leadIn: piece.text.slice(start) };
  const text = piece.text.slice(0, start).trimEnd();
  if (text === '') return [[], moved];
  const pageBreaks = piece.pageBreaks?.filter((one) => one.start < text.length);
  const { pageBreaks: _, ...rest } = piece;
  return [[{ ...rest, text, ...(pageBreaks?.length && { pageBreaks }) }], moved];
}
