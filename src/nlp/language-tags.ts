/** What a language tag says about how its text is written. */

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
/** Tags that are written for a language that has a current one. */
const tagSynonyms: Record<string, string> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  nb: 'no',
  nn: 'no',
  cmn: 'zh',
};

/**
 * The language subtag of a BCP 47 tag, lower-case: `pt-BR` → `pt`, `zh_Hant` → `zh`. Both written
 * forms of Norwegian are `no`, retired tags are the current ones, and what is no tag is `und`.
 */
export function baseLanguage(tag: string): string {
  const known = baseByTag.get(tag);
  if (known !== undefined) return known;
  if (baseByTag.size > 500) baseByTag.clear();
  const base = findBaseLanguage(tag);
  baseByTag.set(tag, base);
  return base;
}

/** Asked for with every word, and nearly always with the same tag. */
const baseByTag = new Map<string, string>();

function findBaseLanguage(tag: string): string {
  const subtag = /^\s*([a-z]{2,3})(?![a-z0-9])/i.exec(tag.slice(0, 40))?.[1]?.toLowerCase();
  if (subtag === undefined) return 'und';
  return Object.hasOwn(tagSynonyms, subtag) ? (tagSynonyms[subtag] ?? subtag) : subtag;
}

/** Whether the language is written in Han characters or kana, whose length is counted in characters. */
export function isCjk(lang: string): boolean {
  return cjk.has(baseLanguage(lang));
}

/** Whether the language puts no spaces between words. */
export function isUnspaced(lang: string): boolean {
  return unspaced.has(baseLanguage(lang));
}

/** The direction in which the language is written; a script in the tag (`az-Arab`, `ar-Latn`) decides. */
export function getDirection(lang: string): 'ltr' | 'rtl' {
  const tag = lang.toLowerCase().replaceAll('_', '-');
  if (rightToLeftScripts.test(tag)) return 'rtl';
  if (/-(?:latn|cyrl)(?:-|$)/.test(tag)) return 'ltr';
  return rightToLeft.has(baseLanguage(tag)) ? 'rtl' : 'ltr';
}
