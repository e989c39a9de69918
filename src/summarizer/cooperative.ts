/**
 * Work in small steps. A book takes a second or two; whoever must not stand still for so long does
 * something else between the steps, and everybody else just finishes.
 */

export type Steps<T> = Generator<undefined, T, undefined>;

/** Things after which there is a rest; what is done to each takes some microseconds. */
const itemsPerStep = 200;

/** What `of` makes of each of many things, in steps. */
export function* mapSteps<T, R>(items: readonly T[], map: (thing: T, at: number) => R): Steps<R[]> {
  const made: R[] = [];
  for (const thing of items) {
    if (made.length % itemsPerStep === itemsPerStep - 1) yield;
    made.push(map(thing, made.length));
  }
  return made;
}

/** The things that `test` holds for, in steps. */
export function* filterSteps<T>(items: readonly T[], test: (item: T) => boolean): Steps<T[]> {
  const kept = yield* mapSteps(items, test);
  return items.filter((_, at) => kept[at]);
}

/** Runs all steps at once. */
export function runToCompletion<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
