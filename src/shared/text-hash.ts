/** A short name for a text, so that a kept summary can tell whether the article has changed. */

/**
 * FNV-1a in 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over UTF-16
 * code units. Not for secrets: it only tells one version of a page from the next.
 *
 * @returns 16 hexadecimal digits; the same for the same texts in the same order, everywhere
 */
export function hashTexts(texts: readonly string[]): string {
  // Four parts of 16 bits, the lowest first: small integers are quick before anything is compiled.
  let a = 0x2325;
  let b = 0x8422;
  let c = 0x9ce4;
  let d = 0xcbf2;
  for (const text of texts) {
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length) a ^= text.charCodeAt(i);
      // A separator that is no code unit of its own: "a" + "b" differs from "ab".
      else b ^= 1;
      // Times 2^40 + 0x1b3, modulo 2^64; no product reaches 2^26.
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
