/** Enforces the rules of `import-rules.ts` on every import, and shows that each rule can fail. */

import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { getModule, importRules } from './import-rules.ts';
import { codeFiles, sourceFiles } from './source-files.ts';

interface Import {
  from: string;
  typesOnly: boolean;
}

function findImports(source: string): Import[] {
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm,
  );
  return [...statements].map((match) => ({
    from: match[2] ?? match[3] ?? '',
    typesOnly: match[1] !== undefined,
  }));
}

/** Returns the names that a source imports from a file. */
function namesFrom(source: string, file: string): string[] {
  const statements = source.matchAll(/^import\s+(?:type\s)?\{([^}]*)\}\s+from\s+'([^']+)'/gm);
  return [...statements]
    .filter(([, , from]) => from?.endsWith(file))
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Returns why a file of `src` may not have this import; `undefined` if it may. */
function violation(file: string, { from, typesOnly }: Import): string | undefined {
  const room = getModule(file);
  const wall = importRules[room];
  if (!wall) return `${file} is in no module`;
  if (!from.startsWith('.')) {
    if (from.startsWith('node:')) return room === 'cli' ? undefined : `${file} imports ${from}`;
    return wall.packages?.some((name) => from === name || from.startsWith(`${name}/`))
      ? undefined
      : `${file} imports the package ${from}`;
  }
  const target = relative('src', join('src', dirname(file), from.replace(/\?.*$/, '')));
  // The manifest and the messages are data outside of `src`.
  if (target.startsWith('../')) return target.endsWith('.json') ? undefined : `${file} leaves src`;
  const targetRoom = getModule(target);
  const allowed = typesOnly ? [...wall.all, ...(wall.types ?? [])] : wall.all;
  const open = targetRoom === room || allowed.includes(targetRoom) || allowed.includes(target);
  return open ? undefined : `${file} imports ${target}`;
}

const sources = sourceFiles();

describe('the import rules', () => {
  test('hold for every file of src', () => {
    const broken = [...sources].flatMap(([file, source]) =>
      findImports(source).map((found) => violation(file, found)),
    );
    expect(broken.filter(Boolean)).toEqual([]);
  });

  test.each([
    ['nlp/tokenize.ts', '../extraction/article.ts', true],
    ['factuality/check.ts', '../extraction/extract.ts', true],
    ['extraction/extract.ts', '../summarizer/summary.ts', true],
    ['extraction/extract.ts', '../browser/send-message.ts', true],
    ['summarizer/scoring/score-sentences.ts', '../../extraction/extract.ts', true],
    ['summarizer/scoring/score-sentences.ts', '../../browser/storage.ts', true],
    ['storage/history/record.ts', '../../browser/storage.ts', true],
    ['storage/history/record.ts', '../../extraction/extract.ts', true],
    ['storage/settings/parse.ts', '../stores/settings-store.ts', true],
    ['engines/extractive.ts', '../browser/storage.ts', true],
    ['engines/extractive.ts', '../extraction/extract.ts', false],
    ['browser/scripting.ts', '../extraction/extract.ts', true],
    ['browser/scripting.ts', '../background/jobs/job.ts', true],
    ['content/page-script.ts', '../ui/components/icon.tsx', true],
    ['ui/summary/main.tsx', '../../content/page-script.ts', true],
    ['ui/summary/main.tsx', '../../background/jobs/job-manager.ts', true],
    ['ui/summary/main.tsx', '../../background/jobs/transitions.ts', true],
    ['cli/summarize.ts', '../browser/storage.ts', true],
    ['background/jobs/job-manager.ts', 'webextension-polyfill', false],
    ['summarizer/scoring/score-sentences.ts', 'preact', false],
    ['nlp/tokenize.ts', 'node:fs', false],
    ['background/jobs/job-manager.ts', '../../../bench/extract.ts', false],
  ])('%s may not import %s', (file, from, typesOnly) => {
    expect(violation(file, { from, typesOnly })).toBeDefined();
  });
});

describe('the source tree', () => {
  test.each(['src', 'tests', 'scripts', 'bench'] as const)(
    'has no file over 300 lines in %s',
    (folder) => {
      const long = [...codeFiles(folder)].filter(([, text]) => text.split('\n').length > 301);
      expect(long.map(([file]) => file)).toEqual([]);
    },
  );

  test('uses no Unicode property class in page scripts, see `extraction/unicode.ts`', () => {
    const injected = [...sources].filter(([file]) =>
      /^(?:extraction|anchoring\/locate|content)\//.test(file),
    );
    const asking = injected.filter(([, source]) => /\/[^/\n]*\\p\{[^/\n]*\/\w*u/.test(source));
    expect(asking.map(([file]) => file)).toEqual([]);
  });

  test('has no circular imports, type-only ones included', () => {
    const graph = new Map(
      [...sources].map(([file, source]) => [
        file,
        findImports(source)
          .filter(({ from }) => from.startsWith('.'))
          .map(({ from }) => join(dirname(file), from.replace(/\?.*$/, '')))
          .filter((target) => sources.has(target)),
      ]),
    );
    expect(cycleIn(graph)).toBeUndefined();
  });

  test('lets the UI read jobs but never write them', () => {
    const names = [...sources]
      .filter(([file]) => file.startsWith('ui/'))
      .flatMap(([, source]) => namesFrom(source, 'background/jobs/job-store.ts'));
    expect(names).toContain('readTabJob');
    expect(names.filter((name) => !/^(?:read|on[A-Z])/.test(name))).toEqual([]);
  });

  test('never turns text into HTML or code', () => {
    const making = [...sources].filter(([, source]) =>
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function/.test(
        source,
      ),
    );
    expect(making.map(([file]) => file)).toEqual([]);
  });

  test('names the browser API only in `browser`', () => {
    const naming = [...sources].filter(
      ([file, source]) =>
        !file.startsWith('browser/') && /\b(browser|chrome)\.[a-z]+\./.test(source),
    );
    expect(naming.map(([file]) => file)).toEqual([]);
  });
});

function cycleIn(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}
