/** Runs the extractive engine on a number of words, in time slices as the background does. */

import { extractive } from '../../../src/engines/extractive.ts';
import { toPlainArticle } from '../../summary/plain-article.ts';

const nameless = { id: '', corpus: '', lang: 'en', references: [] };

const subject = {
  text: '',
  async run(): Promise<void> {
    const article = toPlainArticle({ ...nameless, text: this.text });
    const task = { article, type: 'key-points', length: 'medium', lang: 'en' } as const;
    for await (const result of extractive.summarize({
      ...task,
      signal: new AbortController().signal,
    }))
      if (!result.ok) throw new Error(result.failure.code);
  },
};
Object.assign(globalThis, { subject });
