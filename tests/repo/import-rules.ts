/**
 * The modules of `src` and what each may import. `docs/architecture.md` has the same table, and a test
 * compares them.
 */

interface Rule {
  /** Modules, or single files of them, that may be imported without restriction. */
  readonly all: readonly string[];
  /** Modules of which only types may be imported. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

/** Everything that a summary needs. */
const core = ['shared', 'nlp', 'extraction', 'anchoring', 'summarizer', 'factuality', 'storage'];
/** Everything that all three kinds of extension script need. */
const platform = [...core, 'engines', 'browser', 'stores'];

export const importRules: Readonly<Record<string, Rule>> = {
  shared: { all: [], packages: ['valibot'] },
  nlp: { all: ['shared'], packages: ['@orama/stemmers'] },
  extraction: { all: ['shared', 'nlp'], packages: ['valibot'] },
  anchoring: { all: ['shared', 'nlp', 'extraction', 'summarizer/summary.ts'] },
  // The schema of a summary contains that of an article, so types alone are not enough.
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
  // `storage/stores` has thin modules that write what the pure part of `storage` has decided.
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

/** Returns the module that a file of `src` belongs to. */
export function getModule(file: string): string {
  if (file.startsWith('storage/stores/')) return 'stores';
  return file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}
