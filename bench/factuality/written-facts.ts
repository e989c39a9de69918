/**
 * Numbers and names as anybody would see them in a text, found without the code that is measured:
 * digits are a number, capitals in mid-sentence are a name.
 */

export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Numbers in digits, with separators between them. */
export function digitsIn(text: string): Stretch[] {
  return stretches(text, /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?![\p{L}\p{N}])/gu);
}

/** Runs of capitalised words that do not open a sentence; an elided article is no part of them. */
export function capitalsIn(text: string): Stretch[] {
  const runs = stretches(
    text,
    /(?<=[\p{Ll}\p{N},;’'"”»] \(?| [dl]['’])\p{Lu}[\p{L}’'-]*\p{L}(?: \p{Lu}[\p{L}’'-]*\p{L})*/gu,
  );
  return runs.map((run) => {
    const bare = run.text.replace(/['’]s$/u, '');
    return { ...run, text: bare, end: run.start + bare.length };
  });
}

/** What stands between quotation marks. */
export function quotedIn(text: string): string[] {
  return [...text.matchAll(/["“„«]([^"“”„«»]+)["”»]/g)].map(([, quoted = '']) => quoted);
}

/** A text's letters and digits, in lower case. */
export function keepLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text holds a word or number as such, not as a part of a longer one. */
export function holds(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

function stretches(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: found,
  }));
}
