/** Who may import whom, as `walls.ts` has it; every rule is seen to refuse. */

import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeFiles, sourceFiles } from './source-files.ts';
import { walls } from './walls.ts';

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

/** What a source imports by name from a file. */
function namesFrom(source: string, file: string): string[] {
  const statements = source.matchAll(/^import\s+(?:type\s)?\{([^}]*)\}\s+from\s+'([^']+)'/gm);
  return [...statements]
    .filter(([, , from]) => from?.endsWith(file))
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Why a file of `src` may not hold this import; undefined when it may. */
function violation(file: string, { from, typesOnly }: Import): string | undefined {
  const room = file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
  const wall = walls[room];
  if (!wall) return `${file} stands in no room`;
  if (!from.startsWith('.')) {
    if (from.startsWith('node:')) return room === 'cli' ? undefined : `${file} imports ${from}`;
    return wall.packages?.some((name) => from === name || from.startsWith(`${name}/`))
      ? undefined
      : `${file} imports the package ${from}`;
  }
  const target = relative('src', join('src', dirname(file), from.replace(/\?.*$/, '')));
  // The manifest and the messages: data at the top of the house.
  if (target.startsWith('../')) return target.endsWith('.json') ? undefined : `${file} leaves src`;
  const targetRoom = target.split('/')[0]?.replace(/\.ts$/, '') ?? '';
  const allowed = typesOnly ? [...wall.all, ...(wall.types ?? [])] : wall.all;
  const open = targetRoom === room || allowed.includes(targetRoom) || allowed.includes(target);
  return open ? undefined : `${file} imports ${target}`;
}

const sources = sourceFiles();

describe('the walls between the rooms', () => {
  test('hold', () => {
    const broken = [...sources].flatMap(([file, source]) =>
      findImports(source).map((found) => violation(file, found)),
    );
    expect(broken.filter(Boolean)).toEqual([]);
  });

  test.each([
    ['text/words.ts', '../article/article.ts', true],
    ['trees/trees.ts', '../text/words.ts', true],
    ['article/read.ts', '../summary/summary.ts', true],
    ['article/read.ts', '../platform/send.ts', true],
    ['summary/rank.ts', '../article/read.ts', true],
    ['summary/rank.ts', '../platform/storage.ts', true],
    ['history/record.ts', '../platform/storage.ts', true],
    ['history/record.ts', '../article/read.ts', true],
    ['settings/parse.ts', '../history/record.ts', true],
    ['engines/bundled.ts', '../platform/storage.ts', true],
    ['engines/bundled.ts', '../article/read.ts', false],
    ['platform/page.ts', '../article/read.ts', true],
    ['platform/page.ts', '../background/jobs/job.ts', true],
    ['content/page.ts', '../pages/ui/icon.tsx', true],
    ['pages/reader/main.tsx', '../../content/page.ts', true],
    ['pages/reader/main.tsx', '../../background/jobs/job-manager.ts', true],
    ['pages/reader/main.tsx', '../../background/jobs/transitions.ts', true],
    ['cli/summarize.ts', '../platform/storage.ts', true],
    ['background/jobs/job-manager.ts', 'webextension-polyfill', false],
    ['summary/rank.ts', 'preact', false],
    ['text/words.ts', 'node:fs', false],
    ['background/jobs/job-manager.ts', '../../../bench/extract.ts', false],
  ])('%s may not import %s', (file, from, typesOnly) => {
    expect(violation(file, { from, typesOnly })).toBeDefined();
  });
});

describe('the house', () => {
  test.each(['src', 'tests', 'scripts', 'bench'] as const)(
    'has no file over 300 lines in %s',
    (folder) => {
      const long = [...codeFiles(folder)].filter(([, text]) => text.split('\n').length > 301);
      expect(long.map(([file]) => file)).toEqual([]);
    },
  );

  test('asks pages no class of all letters, see `article/letters.ts`', () => {
    const injected = [...sources].filter(([file]) => /^(?:article|content)\//.test(file));
    const asking = injected.filter(([, source]) => /\/[^/\n]*\\p\{[^/\n]*\/\w*u/.test(source));
    expect(asking.map(([file]) => file)).toEqual([]);
  });

  test('has no circular import, of types neither', () => {
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

  test('lets pages read jobs and never write them', () => {
    const names = [...sources]
      .filter(([file]) => file.startsWith('pages/'))
      .flatMap(([, source]) => namesFrom(source, 'background/jobs/job-store.ts'));
    expect(names).toContain('readTabJob');
    expect(names.filter((name) => !/^(?:read|watch)/.test(name))).toEqual([]);
  });

  test('never makes HTML or code of a text', () => {
    const making = [...sources].filter(([, source]) =>
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function/.test(
        source,
      ),
    );
    expect(making.map(([file]) => file)).toEqual([]);
  });

  test('names the browser in platform alone', () => {
    const naming = [...sources].filter(
      ([file, source]) =>
        !file.startsWith('platform/') && /\b(browser|chrome)\.[a-z]+\./.test(source),
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
