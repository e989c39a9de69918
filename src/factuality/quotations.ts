/** Stretches of a text that claim to be somebody's words. */

import type { Span } from '../nlp/span.ts';

/** Opening marks with the marks that close them. */
const quotationPattern =
  /“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|"([^"]+)"|「([^「」]+)」|『([^『』]+)』/gu;

/** Fewer words in quotation marks are a term, not what somebody said. */
const minQuotationWords = 3;

/** The quotations in a text, without their marks: UTF-16 offsets. */
export function findQuotations(text: string): Span[] {
  return [...text.matchAll(quotationPattern)]
    .map(({ 0: whole, index }) => ({ start: index + 1, end: index + whole.length - 1 }))
    .filter(({ start, end }) => isLongEnough(text.slice(start, end)));
}

/** Scripts without spaces are counted by characters. */
function isLongEnough(quotation: string): boolean {
  const spaced = quotation.trim().split(/\s+/u).length;
  return (
    spaced >= minQuotationWords ||
    (spaced === 1 &&
      quotation.length >= 6 &&
      !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{P}\d]+$/u.test(quotation))
  );
}
