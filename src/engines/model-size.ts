/** Decides by the size of a model whether its summaries are worse than the extractive ones. */

/**
 * Maximum size of a weak model, in millions of parameters. All measured models up to this size have
 * chosen fewer acceptable sentences than the extractive summary (`bench/RESULTS.md`).
 */
const maxWeakMillions = 270;

/**
 * Matches the number of parameters in names such as `gemma-3-270m-it-Q4_K_M` and `qwen2.5-0.5B`.
 */
const parameters = /(?<![a-z\d.])(\d{1,4}(?:\.\d{1,2})?)([mb])(?![a-z\d])/gi;

/**
 * Returns true if the extractive summary is usually better than those of a model. Larger models
 * have not been measured, so the result is false for them and for models without a size in their
 * name.
 *
 * @param model name as its server lists it
 */
export function isExtractiveBetter(model: string): boolean {
  const sizes = [...model.matchAll(parameters)].map(
    ([, number, unit]) => Number(number) * (unit?.toLowerCase() === 'b' ? 1_000 : 1),
  );
  return sizes.length > 0 && Math.max(...sizes) <= maxWeakMillions;
}
