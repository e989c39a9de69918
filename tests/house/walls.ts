/** Who may import whom. The table is the one of CONTRIBUTING.md, and what the tests hold the code against. */

interface Wall {
  /** Rooms, or single files of them, of which all may be imported. */
  readonly all: readonly string[];
  /** Rooms of which only types may be. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

/** What every summary rests on, wherever it is made. */
const core = ['result', 'text', 'trees', 'article', 'summary', 'history', 'settings'];
/** What the rooms of the browser's three kinds of script stand on. */
const ground = [...core, 'engines', 'platform'];

export const walls: Readonly<Record<string, Wall>> = {
  result: { all: [], packages: ['valibot'] },
  text: { all: ['result'], packages: ['@orama/stemmers'] },
  trees: { all: ['result'] },
  article: { all: ['result', 'text', 'trees'], packages: ['valibot'] },
  // The schemas of the article are part of the summary's own, hence more than types of one file.
  summary: { all: ['result', 'text', 'trees', 'article/article.ts'], packages: ['valibot'] },
  history: {
    all: [
      'result',
      'text',
      'summary/summary.ts',
      'article/article.ts',
      'article/limits.ts',
      'settings',
    ],
    packages: ['valibot'],
  },
  settings: { all: ['result', 'text', 'summary/summary.ts'], packages: ['valibot'] },
  engines: { all: ['result', 'text', 'summary'], types: ['article', 'settings'] },
  platform: {
    all: [
      'result',
      'text',
      'article/article.ts',
      'article/limits.ts',
      'summary/summary.ts',
      'history',
      'settings',
    ],
    packages: ['valibot', 'webextension-polyfill'],
  },
  background: { all: [...ground, 'content'], packages: ['valibot'] },
  content: { all: ground },
  pages: {
    // What they render, and nothing that does anything for it.
    all: [...ground, 'background/jobs/job.ts', 'background/jobs/job-store.ts'],
    packages: ['preact', 'valibot'],
  },
  cli: { all: [...core, 'engines/bundled.ts'], packages: ['linkedom', 'parse5'] },
};
