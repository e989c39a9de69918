/** Which module of `src` may import which. `docs/architecture.md` has the same table, and a test compares them. */

interface Rule {
  /** Modules, or single files of them, of which everything may be imported. */
  readonly all: readonly string[];
  /** Modules of which only types may be imported. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

/** Needed wherever a summary is made. */
const core = ['shared', 'nlp', 'extraction', 'anchoring', 'summarizer', 'factuality', 'storage'];
/** Needed by all three kinds of script of the extension. */
const platform = [...core, 'engines', 'browser', 'stores'];

export const importRules: Readonly<Record<string, Rule>> = {
  shared: { all: [], packages: ['valibot'] },
  nlp: { all: ['shared'], packages: ['@orama/stemmers'] },
  extraction: { all: ['shared', 'nlp'], packages: ['valibot'] },
  anchoring: { all: ['shared', 'nlp', 'extraction', 'summarizer/summary.ts'] },
  // The article's schemas are part of the summary's, so more than types is imported.
  summarizer: {
    all: ['shared', 'nlp', 'anchoring/describe.ts', 'extraction/article.ts'],
    packages: ['valibot'],
  },
  factuality: {
    all: ['shared', 'nlp', 'summarizer', 'anchoring/describe.ts', 'extraction/article.ts'],
  },
  engines: { all: ['shared', 'nlp', 'summarizer', 'factuality'], types: ['extraction', 'storage'] },
  storage: {
    all: [
      'shared',
      'nlp',
      'extraction/article.ts',
      'extraction/limits.ts',
      'anchoring/text-fragment.ts',
      'summarizer/summary.ts',
    ],
    packages: ['valibot'],
  },
  browser: {
    all: [
      'shared',
      'storage',
      'extraction/article.ts',
      'extraction/limits.ts',
      'summarizer/summary.ts',
    ],
    packages: ['valibot', 'webextension-polyfill'],
  },
  // `storage/stores`: thin modules that write what the rest of `storage` has decided.
  stores: {
    all: [
      'shared',
      'storage',
      'browser',
      'extraction/article.ts',
      'extraction/limits.ts',
      'summarizer/summary.ts',
    ],
    packages: ['valibot'],
  },
  background: { all: [...platform, 'content'], packages: ['valibot'] },
  content: { all: platform },
  ui: {
    all: [
      ...platform,
      'background/jobs/job.ts',
      'background/jobs/job-store.ts',
      'content/highlight-range.ts',
    ],
    packages: ['preact', 'valibot'],
  },
  cli: { all: [...core, 'engines/extractive.ts'], packages: ['linkedom', 'parse5'] },
};

/** The module that a file of `src` belongs to. */
export function getModule(file: string): string {
  if (file.startsWith('storage/stores/')) return 'stores';
  return file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}
