/**
 * Random numbers from 0 up to 1 that a seed decides: Mulberry32 (Tommy Ettinger, public domain).
 * Training draws from nothing else, so that the same seed gives the same weights.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws `count` of the numbers below `total`, each at most once, and gives them in rising order. */
export function sample(total: number, count: number, random: () => number): Uint32Array {
  const drawn = new Uint32Array(Math.min(count, total));
  let kept = 0;
  for (let i = 0; i < total && kept < drawn.length; i++) {
    if (random() * (total - i) < drawn.length - kept) drawn[kept++] = i;
  }
  return drawn;
}
