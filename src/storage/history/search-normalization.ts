/**
 * Normalizes text for searching, so that differences in spelling which users ignore when they type
 * do not matter.
 */

/**
 * Scripts without spaces between words, and the punctuation that they share. A query in them
 * matches anywhere, in other scripts only at the start of a word.
 */
const unspacedScripts = String.raw`[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]`;
const unspacedRun = new RegExp(`${unspacedScripts}+`, 'gu');
const unspacedStart = new RegExp(`^${unspacedScripts}`, 'u');
const notWord = /[^\p{L}\p{N}\p{M}]+/gu;
/** Combining accents, and the vowel points of Hebrew and Arabic. */
const accentMarks = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]/gu;
/**
 * Letters that Unicode does not decompose although users do, or that are typed in place of each
 * other.
 */
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
/**
 * The Arabic definite article, which is attached to its word, possibly after “and”, “so”, “in” or
 * “like”.
 */
const arabicArticle = / ([وفبك]?ال|لل)(?=[\u0621-\u064a])/g;
const endsInArabicArticle = /(?:^|[^\p{L}\p{N}\p{M}])(?:[وفبك]?ال|لل)$/u;
/** Maximum number of letters of the article before a word. */
export const arabicArticleLength = 3;

/**
 * Normalizes a text to words that each follow one space, without case, accents and punctuation.
 * Runs of unspaced scripts get spaces around them, and Arabic articles a space after them.
 */
export function normalizeForSearch(text: string): string {
  const letters = normalizeLetters(text);
  if (isAscii(letters)) return ` ${letters}`.replace(notWord, ' ');
  const words = ` ${letters.replace(unspacedRun, ' $& ')}`.replace(notWord, ' ');
  return words.replace(arabicArticle, ' $1 ');
}

/** Removes case and accents from letters; everything else stays unchanged. */
export function normalizeLetters(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accentMarks, '')
    .normalize('NFC')
    .toLowerCase() // Compatibility forms may have become upper case: “℡” becomes “TEL”.
    .replace(ligatures, (letter) => spelledOut[letter] ?? letter);
}

/** Returns true if a word starts in an unspaced script, so that it may match inside of others. */
export function isUnspaced(word: string): boolean {
  return unspacedStart.test(word);
}

/** Returns true if the text before a word ends in the Arabic definite article. */
export function isArabicDefiniteArticle(before: string): boolean {
  return endsInArabicArticle.test(before);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
