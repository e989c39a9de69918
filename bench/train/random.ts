/**
 * Creates a generator of uniform numbers in [0, 1) that depend only on the seed: Mulberry32 (Tommy
 * Ettinger, public domain). Training uses no other, so that the same seed gives the same weights.
 */
export function createSeededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Samples `count` of the indices below `total` without replacement, in ascending order. */
export function sampleRows(total: number, count: number, random: () => number): Uint32Array {
  const drawn = new Uint32Array(Math.min(count, total));
  let kept = 0;
  for (let i = 0; i < total && kept < drawn.length; i++) {
    if (random() * (total - i) < drawn.length - kept) drawn[kept++] = i;
  }
  return drawn;
}
