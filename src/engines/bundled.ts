/** The engine that is always there: sentences of the article, chosen on the device. */

import { fail } from '../result.ts';
import { summarize } from '../summary/summarize.ts';
import type { Engine } from './engine.ts';

export const bundled: Engine = {
  id: 'bundled',
  async *write({ article, form, length, signal }) {
    yield signal.aborted ? fail('aborted') : summarize(article, { form, length });
  },
};
