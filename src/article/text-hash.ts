/** A short name for a text, so that a kept summary can tell whether the article has changed. */

/**
 * FNV-1a in 64 bits, kept as two halves (http://www.isthe.com/chongo/tech/comp/fnv/), over UTF-16
 * code units. Not for secrets: it only tells one version of a page from the next.
 *
 * @returns 16 hexadecimal digits; the same for the same texts in the same order, everywhere
 */
export function textHash(texts: readonly string[]): string {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  const mix = (unit: number): void => {
    low = (low ^ unit) >>> 0;
    // Times 2^40 + 0x1b3, modulo 2^64; all products stay below 2^53.
    const lowProduct = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(lowProduct / 0x1_0000_0000) + low * 0x100) % 0x1_0000_0000;
    low = lowProduct % 0x1_0000_0000;
  };
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
    // A separator that is no code unit of its own: "a" + "b" differs from "ab".
    mix(0x1_0000);
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
