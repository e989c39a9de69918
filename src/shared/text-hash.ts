/** A short hash of a text, by which a saved summary can tell whether its article has changed. */

/**
 * Hashes texts with 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 code
 * units. The hash is not cryptographic: it only distinguishes versions of a page.
 *
 * @returns 16 hexadecimal digits, which are the same on every machine for the same texts in the
 *   same order
 */
export function hashTexts(texts: readonly string[]): string {
  // The hash is kept as four parts of 16 bits, lowest first, because arithmetic on small integers
  // is fast even before the code is compiled.
  let a = 0x2325;
  let b = 0x8422;
  let c = 0x9ce4;
  let d = 0xcbf2;
  for (const text of texts) {
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length) a ^= text.charCodeAt(i);
      // A separator that is no code unit makes ["a", "b"] differ from ["ab"].
      else b ^= 1;
      // This multiplies by 2^40 + 0x1b3, modulo 2^64; no product reaches 2^26.
      d = d * 0x1b3 + (b << 8);
      c = c * 0x1b3 + (a << 8);
      b = b * 0x1b3;
      a = a * 0x1b3;
      b += a >>> 16;
      c += b >>> 16;
      d += c >>> 16;
      a &= 0xffff;
      b &= 0xffff;
      c &= 0xffff;
      d &= 0xffff;
    }
  }
  return [d, c, b, a].map((part) => part.toString(16).padStart(4, '0')).join('');
}
