/**
 * Finds numbers and names without the code that is measured: digits are a number, and capitalized
 * words inside a sentence are a name.
 */

export interface FoundSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Finds numbers in digits, with separators between them. */
export function findNumbers(text: string): FoundSpan[] {
  return toSpans(text, /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?![\p{L}\p{N}])/gu);
}

/** Finds runs of capitalized words that do not start a sentence, without an elided article. */
export function findNames(text: string): FoundSpan[] {
  const runs = toSpans(
    text,
    /(?<=[\p{Ll}\p{N},;’'"”»] \(?| [dl]['’])\p{Lu}[\p{L}’'-]*\p{L}(?: \p{Lu}[\p{L}’'-]*\p{L})*/gu,
  );
  return runs.map((run) => {
    const bare = run.text.replace(/['’]s$/u, '');
    return { ...run, text: bare, end: run.start + bare.length };
  });
}

/** Finds the text between quotation marks. */
export function findQuotations(text: string): string[] {
  return [...text.matchAll(/["“„«]([^"“”„«»]+)["”»]/g)].map(([, quoted = '']) => quoted);
}

/** Reduces a text to lower-case letters and digits. */
export function keepLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Returns true if a text contains a word or number, but not as part of a longer one. */
export function containsWord(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

function toSpans(text: string, pattern: RegExp): FoundSpan[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: found,
  }));
}
