/** Runs long work in slices, so that other tasks get a turn. */

import { delay } from '../shared/async.ts';
import { fail, type Result } from '../shared/result.ts';
import type { Steps } from '../summarizer/cooperative.ts';

/** Time slice in ms after which other tasks get a turn; a book takes many of them. */
const sliceMs = 30;

/** Runs all steps with pauses between slices; fails with `aborted` when the signal is aborted. */
export async function runInSlices<T>(
  steps: Steps<Result<T>>,
  signal: AbortSignal,
): Promise<Result<T>> {
  let began = performance.now();
  for (;;) {
    if (signal.aborted) return fail('aborted');
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < sliceMs) continue;
    await delay();
    began = performance.now();
  }
}
