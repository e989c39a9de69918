/** The engine that is always there: sentences of the article, chosen on the device. */

import { fail, ok } from '../result.ts';
import { summarize } from '../summary/summarize.ts';
import type { Engine } from './engine.ts';

export const bundled: Engine = {
  id: 'bundled',
  probe: async () => 'ready',
  prepare: async () => ok(undefined),
  async *write({ article, form, length, signal }) {
    yield signal.aborted ? fail('aborted') : summarize(article, { form, length });
  },
  dispose: () => undefined,
};
