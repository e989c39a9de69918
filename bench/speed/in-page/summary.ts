/** The bundled engine, over as many words as it is asked for, in the slices that the background makes of it. */

import { extractive } from '../../../src/engines/extractive.ts';
import { plainArticle } from '../../summary/plain-article.ts';

const nameless = { id: '', corpus: '', lang: 'en', references: [] };

const subject = {
  text: '',
  async run(): Promise<void> {
    const article = plainArticle({ ...nameless, text: this.text });
    const task = { article, type: 'key-points', length: 'medium', lang: 'en' } as const;
    for await (const result of extractive.summarize({
      ...task,
      signal: new AbortController().signal,
    }))
      if (!result.ok) throw new Error(result.failure.code);
  },
};
Object.assign(globalThis, { subject });
