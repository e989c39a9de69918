/**
 * Finds the authors on a PDF's first page. Names are recognized by their form, because a PDF marks
 * neither authors nor affiliations.
 */

import { cleanName } from '../metadata/byline.ts';
import type { Piece } from './roles.ts';

const affiliation =
  /\b(?:universit|institut|department|faculty|school of|college|laborator|hospital|contents lists|journal homepage)|\S@\S+\.\p{L}/iu;

/** Returns true if a text has a word of an affiliation, or an address of one of its people. */
export function isAffiliation(text: string): boolean {
  return affiliation.test(text);
}

/** Lines of authors differ by less than this in their font size, in points. */
const maxAuthorSizeDifference = 0.3;
/** More lines that look like names are a list of something else, such as the contents. */
const maxAuthorLines = 12;

const nameWord =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lu}\.|van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|zu|y|e|and)$/u;
const noName =
  /\b(?:university|universität|université|universidad|institut|department|faculty|school|college|laborator|center|centre|research|corporation|company|inc|ltd|gmbh|street|road|avenue|city|state|usa|uk|germany|france|china|abstract|introduction|report|journal|proceedings|conference|version|draft|vol|volume|january|february|march|april|june|july|august|september|october|november|december|original|article|review|paper|technical|copyright|rights|preprint|submitted|recommendation|guides?\b|manual|handb|referenc|tutorial|edition|language|lenguaje|linguagem|anleitung)/iu;

/** Matches the signs after a name that refer to an affiliation. */
const noteMarks = /[\p{Nd}*∗†‡§¶#$+^⋆◦(){}]+/gu;

function splitPersonNames(text: string): string[] {
  return text
    .replace(noteMarks, ' ')
    .replace(/\s(?:[a-z]\b\s?,?\s?)+(?=,|$)/gu, ' ')
    .split(/\s*[,;·•|]\s*|\s+(?:and|und|et|&)\s+|^(?:by|von|par|and)\s+/iu)
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
}

/** Returns true if a line consists only of names of people. */
export function isNames(text: string): boolean {
  if (text.length > 400 || noName.test(text) || /[@:?!]|https?/u.test(text)) return false;
  const names = splitPersonNames(text);
  return names.length > 0 && names.every(isName);
}

/** Returns true for a list of names with initials, marks or addresses between them. */
export function areMostlyNames(text: string): boolean {
  const parts = text.split(/[,;]/u);
  const names = parts.filter((part) => isName(part.replace(noteMarks, ' ').trim()));
  return names.length * 2 > parts.length;
}

function isName(text: string): boolean {
  const words = text.split(/\s+/u);
  if (words.length < 2 || words.length > 5 || !/^\p{Lu}/u.test(words.at(-1) ?? '')) return false;
  return words.every((word) => nameWord.test(word)) && /\p{Ll}|\p{Lu}{2}/u.test(text);
}

/** Returns the names in the first line of names below the title and in others of the same style. */
export function findAuthors(pieces: readonly Piece[]): string | undefined {
  const lines = pieces.flatMap((piece) => piece.lines).slice(0, 60);
  const first = lines.find(({ text }) => isNames(text));
  if (!first) return undefined;
  const alike = lines.filter(
    (line) =>
      line.font === first.font &&
      Math.abs(line.size - first.size) < maxAuthorSizeDifference &&
      isNames(line.text),
  );
  if (alike.length > maxAuthorLines) return undefined;
  const names = alike.flatMap(({ text }) => splitPersonNames(text)).map(cleanName);
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 20).join(', ') || undefined;
}

/** Returns the name in the metadata of a file, unless it is that of a user or a program. */
export function toPlausibleName(author: string | undefined): string | undefined {
  if (!author || !/\p{L}\s\p{L}|\p{L}\.\s?\p{Lu}|^\p{Lo}{2,4}$/u.test(author)) return undefined;
  return cleanName(author) || undefined;
}
