/** The engine that is always available. It selects sentences of the article on the device. */

import { ok } from '../shared/result.ts';
import { summarizeSteps } from '../summarizer/summarize.ts';
import type { Engine } from './engine.ts';
import { runInSlices } from './run-in-slices.ts';

export const extractive: Engine = {
  id: 'extractive',
  availability: async () => 'available',
  download: async () => ok(undefined),
  async *summarize({ article, type, length, signal }) {
    yield await runInSlices(summarizeSteps(article, { type, length }), signal);
  },
};
