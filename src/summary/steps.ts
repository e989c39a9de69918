/**
 * Work in small steps. A book takes a second or two; whoever must not stand still for so long does
 * something else between the steps, and everybody else just finishes.
 */

export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
