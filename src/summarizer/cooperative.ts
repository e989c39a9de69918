/**
 * Helpers for work that is divided into steps by generators. A book takes a second or two to
 * summarize. The extension's pages and background must stay responsive meanwhile, so the engine
 * pauses between steps; tests, benchmarks and the command line run all steps at once.
 */

/** A computation that yields between its steps and returns its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Items between two yields. Each takes some microseconds, so a step stays far below 30 ms. */
const itemsPerStep = 200;

/** Does the same as `items.map(map)`, in steps. */
export function* mapSteps<T, R>(items: readonly T[], map: (item: T, at: number) => R): Steps<R[]> {
  const results: R[] = [];
  for (const item of items) {
    if (results.length % itemsPerStep === itemsPerStep - 1) yield;
    results.push(map(item, results.length));
  }
  return results;
}

/** Does the same as `items.filter(test)`, in steps. */
export function* filterSteps<T>(items: readonly T[], test: (item: T) => boolean): Steps<T[]> {
  const matches = yield* mapSteps(items, test);
  return items.filter((_, at) => matches[at]);
}

/** Does the same as `items.filter(test).length`, in steps. */
export function* countSteps<T>(items: readonly T[], test: (item: T) => boolean): Steps<number> {
  let seen = 0;
  let count = 0;
  for (const item of items) {
    if (++seen % itemsPerStep === 0) yield;
    if (test(item)) count += 1;
  }
  return count;
}

/** Runs all steps without a pause and returns the result. */
export function runToCompletion<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
