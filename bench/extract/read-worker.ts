/** A process that reads pages, each with the reader that is asked for. */

import { answerTasks } from '../run/worker.ts';
import { readHtml } from './pages.ts';
import type { Reading, ReadTask } from './reading.ts';

// The peers tell the console about pages they dislike; standard error belongs to the progress.
console.warn = () => {};
console.error = () => {};

answerTasks(async ({ reader, file, url, model }: ReadTask): Promise<Reading> => {
  const html = readHtml(file);
  // Each reader is loaded only where it is asked for: the peers may not be installed.
  if (reader === 'ours') return (await import('./our-reader.ts')).readByUs(html, url, model);
  const { readByDefuddle, readByReadability } = await import('./peer-readers.ts');
  return reader === 'defuddle' ? readByDefuddle(html, url) : readByReadability(html, url);
});
