import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { peerFile } from '../peers/install.ts';
import { bundle } from './bundle.ts';

/** Something that is timed in a page: a script that leaves `subject = { prepare, run }` behind. */
export interface Subject {
  readonly name: string;
  readonly script: string;
}

const require = createRequire(import.meta.url);

/** Cloning alone, the peers on what they need, and our reading on the live document. */
export async function subjects(): Promise<Subject[]> {
  const readability = readFileSync(require.resolve('@mozilla/readability/Readability.js'), 'utf8');
  const defuddle = readFileSync(peerFile('defuddle/dist/index.js'), 'utf8');
  const cloned = 'prepare: () => document.cloneNode(true)';
  return [
    {
      name: 'clone of the document',
      script:
        'globalThis.subject = { prepare: () => document, run: (live) => live.cloneNode(true) };',
    },
    {
      name: 'Readability on the clone',
      script: `${readability};globalThis.subject = { ${cloned}, run: (copy) => new Readability(copy).parse() };`,
    },
    {
      name: 'Defuddle on the clone',
      script: `${defuddle};globalThis.subject = { ${cloned}, run: (copy) => new Defuddle(copy, { useAsync: false }).parse() };`,
    },
    {
      name: 'our reading, live document',
      script: await bundle(new URL('./in-page/ours.ts', import.meta.url)),
    },
  ];
}
