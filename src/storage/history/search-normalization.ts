/**
 * Text made ready for searching: what a reader leaves out or writes otherwise when typing a query
 * is the same on both sides.
 */

/**
 * Scripts that put no spaces between words, with the marks that they share: a query in them is
 * found anywhere, in all others at the beginning of a word.
 */
const unspacedScripts = String.raw`[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]`;
const unspacedRun = new RegExp(`${unspacedScripts}+`, 'gu');
const unspacedStart = new RegExp(`^${unspacedScripts}`, 'u');
const notWord = /[^\p{L}\p{N}\p{M}]+/gu;
/** Accents, and the points of Hebrew and Arabic. */
const accentMarks = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]/gu;
/** Letters that Unicode does not decompose, though readers do, or that are typed one for another. */
const ligatures = /[ßæœøłđðþıςىیةک]/g;
const spelledOut: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
};
/** The Arabic article, which is written together with its word, after “and”, “so”, “in” or “like”. */
const arabicArticle = / ([وفبك]?ال|لل)(?=[\u0621-\u064a])/g;
const endsInArabicArticle = /(?:^|[^\p{L}\p{N}\p{M}])(?:[وفبك]?ال|لل)$/u;
/** Letters before a word that the article may take. */
export const arabicArticleLength = 3;

/**
 * The words of a text, each after one space: without case, accents and punctuation, and with
 * spaces around every run of an unspaced script and after an Arabic article.
 */
export function normalizeForSearch(text: string): string {
  const letters = normalizeLetters(text);
  if (isAscii(letters)) return ` ${letters}`.replace(notWord, ' ');
  const words = ` ${letters.replace(unspacedRun, ' $& ')}`.replace(notWord, ' ');
  return words.replace(arabicArticle, ' $1 ');
}

/** The letters of a text without case and accents; everything else stays as it is. */
export function normalizeLetters(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accentMarks, '')
    .normalize('NFC')
    .toLowerCase() // What compatibility forms were of: “℡” is “TEL”.
    .replace(ligatures, (letter) => spelledOut[letter] ?? letter);
}

/** Whether a word begins in a script without spaces, and so may be found inside of others. */
export function isUnspaced(word: string): boolean {
  return unspacedStart.test(word);
}

/** Whether what stands before a word is its Arabic article. */
export function isArabicDefiniteArticle(before: string): boolean {
  return endsInArabicArticle.test(before);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
