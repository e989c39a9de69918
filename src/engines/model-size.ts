/** What the size of a model says about its summaries. */

/**
 * Millions of parameters of the largest model that has been measured. Up to this size none has chosen
 * as many acceptable sentences as the extractive summary has (`bench/RESULTS.md`).
 */
const maxWeakMillions = 270;

/** A number of parameters in a name: `smollm2:135m`, `gemma-3-270m-it-Q4_K_M`, `qwen2.5-0.5B`. */
const parameters = /(?<![a-z\d.])(\d{1,4}(?:\.\d{1,2})?)([mb])(?![a-z\d])/gi;

/**
 * Returns true if the extractive summary is usually better than a model's, written or chosen. Only
 * what has been measured is claimed, so a larger model, or one whose name has no size, is not judged.
 *
 * @param model name as its server lists it
 */
export function isExtractiveBetter(model: string): boolean {
  const sizes = [...model.matchAll(parameters)].map(
    ([, number, unit]) => Number(number) * (unit?.toLowerCase() === 'b' ? 1_000 : 1),
  );
  return sizes.length > 0 && Math.max(...sizes) <= maxWeakMillions;
}
