/** Properties of a written language by its BCP 47 tag. */

const cjk = new Set(['zh', 'ja', 'yue', 'wuu', 'lzh']);
const unspaced = new Set([...cjk, 'th', 'lo', 'km', 'my', 'bo', 'dz']);
const rightToLeft = new Set([
  'ar',
  'arz',
  'ary',
  'fa',
  'he',
  'ur',
  'ps',
  'ckb',
  'sd',
  'ug',
  'yi',
  'dv',
]);
const rightToLeftScripts = /-(?:arab|hebr|thaa|nkoo|syrc)(?:-|$)/;
/** Retired tags and their current equivalents. */
const tagSynonyms: Record<string, string> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  nb: 'no',
  nn: 'no',
  cmn: 'zh',
};

/**
 * Returns the lower-case language subtag of a BCP 47 tag: `pt-BR` → `pt`, `zh_Hant` → `zh`. Both
 * forms of Norwegian become `no`, and retired tags become current ones.
 *
 * @returns `und` if the tag is invalid
 */
export function baseLanguage(tag: string): string {
  const known = baseByTag.get(tag);
  if (known !== undefined) return known;
  if (baseByTag.size > 500) baseByTag.clear();
  const base = findBaseLanguage(tag);
  baseByTag.set(tag, base);
  return base;
}

/** Caches base tags, as one is needed for every word and nearly all words have the same tag. */
const baseByTag = new Map<string, string>();

function findBaseLanguage(tag: string): string {
  const subtag = /^\s*([a-z]{2,3})(?![a-z0-9])/i.exec(tag.slice(0, 40))?.[1]?.toLowerCase();
  if (subtag === undefined) return 'und';
  return Object.hasOwn(tagSynonyms, subtag) ? (tagSynonyms[subtag] ?? subtag) : subtag;
}

/**
 * Returns true for languages written in Han characters or kana, whose length is counted in
 * characters.
 */
export function isCjk(lang: string): boolean {
  return cjk.has(baseLanguage(lang));
}

/** Returns true if the language puts no spaces between words. */
export function isUnspaced(lang: string): boolean {
  return unspaced.has(baseLanguage(lang));
}

/**
 * Returns the writing direction of a language; a script in the tag (`az-Arab`, `ar-Latn`) takes
 * precedence.
 */
export function getDirection(lang: string): 'ltr' | 'rtl' {
  const tag = lang.toLowerCase().replaceAll('_', '-');
  if (rightToLeftScripts.test(tag)) return 'rtl';
  if (/-(?:latn|cyrl)(?:-|$)/.test(tag)) return 'ltr';
  return rightToLeft.has(baseLanguage(tag)) ? 'rtl' : 'ltr';
}
