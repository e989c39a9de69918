/** The engine that is always available. It selects sentences of the article on the device. */

import { delay } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Steps } from '../summarizer/cooperative.ts';
import { summarySteps } from '../summarizer/summarize.ts';
import type { Summary } from '../summarizer/summary.ts';
import type { Engine } from './engine.ts';

/** Time slice in ms after which other tasks get a turn; a book takes many of them. */
const sliceMs = 30;

export const extractive: Engine = {
  id: 'extractive',
  availability: async () => 'available',
  download: async () => ok(undefined),
  async *summarize({ article, type, length, signal }) {
    yield await runInSlices(summarySteps(article, { type, length }), signal);
  },
};

async function runInSlices(
  steps: Steps<Result<Summary>>,
  signal: AbortSignal,
): Promise<Result<Summary>> {
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
