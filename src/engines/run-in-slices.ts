/** Work of ours that must not hold up what else the background does. */

import { fail, type Result } from '../shared/result.ts';
import type { Steps } from '../summarizer/cooperative.ts';

/** Milliseconds after which whatever else waits has its turn; a book takes many such slices. */
const sliceMs = 30;

/** Runs all steps, with pauses. Ends with `aborted` as soon as the signal says so. */
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
    await new Promise((resume) => setTimeout(resume));
    began = performance.now();
  }
}
