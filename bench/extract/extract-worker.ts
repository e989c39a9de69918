/** Worker process that extracts pages with the requested extractor. */

import { answerTasks } from '../run/worker.ts';
import type { Extraction, ExtractTask } from './extraction.ts';
import { readHtml } from './pages.ts';

// The peers write warnings about pages, but standard error shows the progress.
console.warn = () => {};
console.error = () => {};

answerTasks(async ({ extractor, file, url, model }: ExtractTask): Promise<Extraction> => {
  const html = readHtml(file);
  // Extractors are loaded on demand, because the peers may not be installed.
  if (extractor === 'ours')
    return (await import('./our-extractor.ts')).extractByUs(html, url, model);
  const { extractByDefuddle, extractByReadability } = await import('./peer-extractors.ts');
  return extractor === 'defuddle' ? extractByDefuddle(html, url) : extractByReadability(html, url);
});
