/** Finds quotations, which claim to be somebody's words. */

import type { Span } from '../nlp/span.ts';

/** Opening marks with the marks that close them. */
const quotationPattern =
  /“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|"([^"]+)"|「([^「」]+)」|『([^『』]+)』/gu;

/** Fewer quoted words are a term rather than a quotation. */
const minQuotationWords = 3;

/** Returns the quotations in a text without their marks, as UTF-16 offsets. */
export function findQuotations(text: string): Span[] {
  return [...text.matchAll(quotationPattern)]
    .map(({ 0: whole, index }) => ({ start: index + 1, end: index + whole.length - 1 }))
    .filter(({ start, end }) => isLongEnough(text.slice(start, end)));
}

/** Counts characters in scripts without spaces. */
function isLongEnough(quotation: string): boolean {
  const spaced = quotation.trim().split(/\s+/u).length;
  return (
    spaced >= minQuotationWords ||
    (spaced === 1 &&
      quotation.length >= 6 &&
      !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{P}\d]+$/u.test(quotation))
  );
}
