/** Enforces the import rules of `biome.jsonc`, and shows that the linter refuses each wrong import. */

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRules } from './import-rules.ts';
import { sourceFiles } from './source-files.ts';

const root = join(import.meta.dirname, '../..');

/** Each file with an import that it may not have. */
const refused: [file: string, from: string, name?: string][] = [
  ['nlp/tokenize.ts', '../extraction/article.ts'],
  ['shared/url.ts', '../nlp/tokenize.ts'],
  ['factuality/check.ts', '../extraction/extract.ts'],
  ['extraction/extract.ts', '../summarizer/summary.ts'],
  ['extraction/page/paywall.ts', '../../browser/messaging.ts'],
  ['anchoring/locate.ts', '../summarizer/summarize.ts'],
  ['summarizer/scoring/score-sentences.ts', '../../extraction/extract.ts'],
  ['summarizer/summarize.ts', '../browser/storage.ts'],
  ['storage/history/record.ts', '../../browser/storage.ts'],
  ['storage/history/search.ts', '../../extraction/extract.ts'],
  ['storage/settings/parse.ts', '../stores/settings-store.ts'],
  ['engines/extractive.ts', '../browser/storage.ts'],
  ['engines/registry.ts', '../extraction/extract.ts'],
  ['browser/scripting.ts', '../extraction/extract.ts'],
  ['browser/messaging.ts', '../background/jobs/job.ts'],
  ['browser/storage.ts', '../storage/stores/settings-store.ts'],
  ['content/page-script.ts', '../ui/components/icon.tsx'],
  ['ui/summary/main.tsx', '../../content/page-script.ts'],
  ['ui/summary/footer.tsx', '../../background/jobs/job-manager.ts'],
  ['ui/summary/header.tsx', '../../background/jobs/transitions.ts'],
  ['ui/summary/points.tsx', '../../background/jobs/job-store.ts', 'updateJob'],
  ['cli/summarize.ts', '../browser/storage.ts'],
  ['background/main.ts', 'webextension-polyfill'],
  ['summarizer/summarize.ts', 'preact/hooks'],
  ['nlp/stem.ts', 'node:fs'],
  ['shared/async.ts', 'a-package-of-tomorrow'],
  ['background/banner.ts', '../../bench/extract.ts'],
];

const allowed: [file: string, from: string, name?: string][] = [
  ['anchoring/describe.ts', '../extraction/article.ts'],
  ['storage/stores/retention.ts', '../../browser/storage.ts'],
  ['ui/summary/notices.tsx', '../../background/jobs/job-store.ts', 'readTabJob'],
  ['shared/schema.ts', 'valibot'],
  ['cli/parse-html.ts', 'node:fs'],
];

/** Globals that a module without side effects may not use. */
const deniedGlobals = ['document', 'window', 'self', 'navigator', 'fetch', 'indexedDB', 'chrome'];

const folder = mkdtempSync(join(tmpdir(), 'imports-'));
let violations: Set<string>;

beforeAll(() => {
  copyFileSync(join(root, 'biome.jsonc'), join(folder, 'biome.jsonc'));
  for (const [file, from, name = 'anything'] of [...refused, ...allowed])
    write(file, `import type { ${name} } from '${from}';\nexport type Used = ${name};\n`);
  write(
    'nlp/first.ts',
    "import type { Second } from './second.ts';\nexport type First = Second;\n",
  );
  write('nlp/second.ts', "import type { First } from './first.ts';\nexport type Second = First;\n");
  for (const name of deniedGlobals) write(`nlp/${name}.ts`, `export const denied = ${name};\n`);
  write('nlp/hosts.ts', 'export const every = [URL, TextEncoder, setTimeout, AbortSignal];\n');
  violations = lint();
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, 'src', file)), { recursive: true });
  writeFileSync(join(folder, 'src', file), text);
}

/** Lints the folder. @returns `file rule` for each violation of a rule about imports */
function lint(): Set<string> {
  const rules = ['noRestrictedImports', 'noImportCycles', 'noRestrictedGlobals'];
  const only = [
    '--only=style/noRestrictedImports',
    '--only=suspicious/noImportCycles',
    '--only=style/noRestrictedGlobals',
  ];
  const biome = join(root, 'node_modules/.bin/biome');
  const args = [
    'lint',
    ...only,
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--reporter=github',
    'src',
  ];
  let output = '';
  try {
    output = execFileSync(biome, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const lines = output.matchAll(/title=lint\/\w+\/(\w+),file=(?:[^,]*\/)?src\/([^,]+)/g);
  return new Set(
    [...lines]
      .filter(([, rule = '']) => rules.includes(rule))
      .map(([, rule, file]) => `${file} ${rule}`),
  );
}

describe('the import rules', () => {
  test.each(refused)('refuse %s an import of %s', (file) => {
    expect(violations).toContain(`${file} noRestrictedImports`);
  });

  test.each(allowed)('allow %s an import of %s', (file) => {
    expect(violations).not.toContain(`${file} noRestrictedImports`);
  });

  test('refuse circular imports, type-only ones included', () => {
    expect(violations).toContain('nlp/first.ts noImportCycles');
  });

  test.each(deniedGlobals)('refuse a module without side effects the global %s', (name) => {
    expect(violations).toContain(`nlp/${name}.ts noRestrictedGlobals`);
  });

  test('allow a module without side effects what every host has', () => {
    expect(violations).not.toContain('nlp/hosts.ts noRestrictedGlobals');
  });

  test('cover every module of src', () => {
    const entries = readdirSync(join(root, 'src'), { withFileTypes: true });
    const modules = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(Object.keys(importRules)).toEqual(expect.arrayContaining(modules));
  });
});

describe('the source tree', () => {
  const sources = sourceFiles();

  test('uses no Unicode property class in page scripts, see `nlp/unicode.ts`', () => {
    // Nothing of a PDF is read in a page.
    const injected = [...sources].filter(([file]) =>
      /^(?:extraction\/(?!pdf\/)|anchoring\/locate|content\/)/.test(file),
    );
    const asking = injected.filter(([, source]) => /\/[^/\n]*\\p\{[^/\n]*\/\w*u/.test(source));
    expect(asking.map(([file]) => file)).toEqual([]);
  });

  test('never turns text into HTML or code', () => {
    const making = [...sources].filter(([, source]) =>
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function/.test(
        source,
      ),
    );
    expect(making.map(([file]) => file)).toEqual([]);
  });
});
