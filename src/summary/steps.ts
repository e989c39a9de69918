/**
 * Work in small steps. A book takes a second or two; whoever must not stand still for so long does
 * something else between the steps, and everybody else just finishes.
 */

export type Steps<T> = Generator<undefined, T, undefined>;

/** Things after which there is a rest; what is done to each takes some microseconds. */
const portion = 200;

/** What `of` makes of each of many things, in steps. */
export function* mapSteps<T, R>(things: readonly T[], of: (thing: T, at: number) => R): Steps<R[]> {
  const made: R[] = [];
  for (const thing of things) {
    if (made.length % portion === portion - 1) yield;
    made.push(of(thing, made.length));
  }
  return made;
}

/** The things that `test` holds for, in steps. */
export function* filterSteps<T>(things: readonly T[], test: (thing: T) => boolean): Steps<T[]> {
  const kept = yield* mapSteps(things, test);
  return things.filter((_, at) => kept[at]);
}

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
