/** The bundled engine: sentences of the article, chosen without a language model. */

import { yieldToTasks } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Steps } from '../summarizer/cooperative.ts';
import { summarizeSteps } from '../summarizer/summarize.ts';
import type { Engine } from './engine.ts';

// Runs long work in slices, so that other tasks get a turn.

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
    await yieldToTasks();
    began = performance.now();
  }
}

// The engine that is always available. It selects sentences of the article on the device.

export const extractive: Engine = {
  id: 'extractive',
  availability: async () => 'available',
  download: async () => ok(undefined),
  async *summarize({ article, type, length, signal }) {
    yield await runInSlices(summarizeSteps(article, { type, length }), signal);
  },
};
