/** Compares what the documents say about the repository with the repository. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { chromiumManifest, firefoxManifest } from '../../scripts/manifests.ts';
import { messages } from '../../src/browser/messaging.ts';
import { engineIds } from '../../src/summarizer/summary.ts';
import { importRules } from './import-rules.ts';
import { sourceFiles } from './source-files.ts';

// Of the message map only the declarations are needed.
vi.mock('webextension-polyfill', () => ({ default: {} }));

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

const modules = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The npm scripts that a document names. */
function findCommands(text: string): string[] {
  const runs = [...text.matchAll(/npm run (?:--silent )?([a-z:0-9-]+)/g)].map(
    ([, name = '']) => name,
  );
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...runs, ...short])];
}

const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'PRIVACY.md',
  'RELEASING.md',
  'bench/README.md',
  'bench/RESULTS.md',
  'src/engines/README.md',
  'src/extraction/blocks/block-model.md',
  'src/extraction/page/article-classifier.md',
  'docs/architecture.md',
  'docs/backup.md',
  'docs/glossary.md',
  'docs/policy.md',
  'docs/decisions/README.md',
  ...decisions.map((name) => `docs/decisions/${name}`),
];

/** The files that a document names, relative to the repository, to `src` or to the document. */
function findFileNames(text: string): string[] {
  const names = text.matchAll(/`(?!dist\/)((?:[_a-z0-9-]+\/)+[.a-z0-9-]+\.(?:tsx?|mjs|json|md))`/g);
  return [...names].map(([, file = '']) => file);
}

/** The files that a document names without a folder, since they are beside it. */
function findNeighbourNames(text: string): string[] {
  return [...text.matchAll(/`([a-z0-9-]+(?:\.data)?\.(?:tsx?|json))`/g)].map(
    ([, file = '']) => file,
  );
}

/** The folders of the repository that a document names. */
function findFolderNames(text: string): string[] {
  const names = text.matchAll(/`((?:src|tests|docs|public|bench)(?:\/[_a-z0-9-]+)*)`/g);
  return [...names].map(([, folder = '']) => folder);
}

/** The anchors that a document's headings have on the web. */
function findHeadingAnchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names only npm scripts that exist', () => {
    expect(findCommands(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links only to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    const local = links.filter((target) => !/^https?:/.test(target));
    const broken = local.filter((target) => {
      const [file = '', heading] = target.split('#');
      const path = file === '' ? document : join(dirname(document), file);
      if (!existsSync(join(root, path))) return true;
      return heading !== undefined && !findHeadingAnchors(read(path)).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  test('names only source files and tests that exist', () => {
    const roots = [root, join(root, 'src'), join(root, dirname(document))];
    const exists = (file: string) => roots.some((folder) => existsSync(join(folder, file)));
    expect(findFileNames(text).filter((file) => !exists(file))).toEqual([]);
  });

  test('names only folders that exist', () => {
    expect(findFolderNames(text).filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
  });
});

test.each([
  ['CONTRIBUTING.md', 20, 10],
  ['docs/architecture.md', 50, 10],
])('%s names files and folders that can be checked', (document, minFiles, minFolders) => {
  const text = read(document);
  expect(findFileNames(text).length).toBeGreaterThan(minFiles);
  expect(findFolderNames(text).length).toBeGreaterThan(minFolders);
});

test.each(['src/extraction/blocks/block-model.md', 'src/extraction/page/article-classifier.md'])(
  '%s names only files beside it that exist',
  (document) => {
    const names = findNeighbourNames(read(document));
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((file) => !existsSync(join(root, dirname(document), file)))).toEqual([]);
  },
);

test.each([
  ['README.md', 900],
  ['CONTRIBUTING.md', 1_800],
])('%s has at most %i words', (document, limit) => {
  expect(read(document).split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(limit);
});

test('SECURITY.md names only tests that exist', () => {
  const tests = [...read('SECURITY.md').matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(tests.length).toBeGreaterThan(5);
  expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('SECURITY.md names the end-to-end files that record no requests', () => {
  const folder = join(root, 'tests/e2e');
  const silent = readdirSync(folder)
    .filter((name) => name.endsWith('.e2e.ts') && name !== 'network.e2e.ts')
    .filter((name) => !readFileSync(join(folder, name), 'utf8').includes('useBrowser('))
    .map((name) => name.replace('.e2e.ts', ''));
  const [, told = ''] = read('SECURITY.md').match(/except ((?:`[a-z-]+`(?:, | and )?)+)/) ?? [];
  expect([...told.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).sort()).toEqual(silent.sort());
});

test('docs/decisions/README.md lists every decision, in order', () => {
  const rows = [
    ...read('docs/decisions/README.md').matchAll(/^\| (\d+) \| \[(.+)\]\((.+)\) \|$/gm),
  ];
  expect(rows.map(([, , , file]) => file)).toEqual(decisions.sort());
  for (const [, number = '', title = '', file = ''] of rows)
    expect(read(`docs/decisions/${file}`)).toMatch(`# ${number}. ${title}\n`);
});

test('docs/architecture.md lists every message, with who may send it', () => {
  const [, section = ''] = read('docs/architecture.md').split('## Messages\n');
  const rows = [...section.matchAll(/^\| `([\w/-]+)` \| (page|content) \|/gm)];
  const told = rows.map(([, name = '', from = '']) => [name, from]);
  const declared = Object.entries(messages).map(([name, { from }]) => [name, from]);
  expect(told.sort()).toEqual(declared.sort());
});

test('docs/architecture.md names only storage keys that the source has', () => {
  const [, section = ''] = read('docs/architecture.md').split('## Stored data\n');
  const [table = ''] = section.split('\n## ');
  const rows = [...table.matchAll(/^\| (?:session|local|sync) \| (.*?) \|/gm)];
  const keys = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`([^`<]+)(?:<[^`]*)?`/g)]);
  const source = [...sourceFiles().values()].join('\n');
  const isKnown = (key: string) =>
    [key, `${key.split(':')[0]}:\${`].some((k) => source.includes(k));
  expect(keys.length).toBeGreaterThan(15);
  expect(keys.map(([, key = '']) => key).filter((key) => !isKnown(key))).toEqual([]);
});

test('docs/architecture.md has a row for every module', () => {
  const rows = [...read('docs/architecture.md').matchAll(/^\| `src\/([a-z]+)` \|/gm)];
  expect(rows.map(([, module = '']) => module).sort()).toEqual(modules.sort());
});

describe('docs/architecture.md says who may import whom as it is enforced:', () => {
  const text = read('docs/architecture.md');
  const rows = [...text.matchAll(/^\| `src\/([a-z]+)(?:\.ts)?` \|.*\| (.*) \|$/gm)];
  const listed = rows.filter(([, , told = '']) => !/^(?:all|nothing)\b/.test(told));
  const namesIn = (part = '') => part.match(/[a-z]+/g)?.filter((word) => word in importRules) ?? [];

  test.each(listed.map(([, room = '', told = '']) => [room, told]))('%s', (room, told) => {
    const { all = [] } = importRules[room] ?? {};
    const [whole, parts] = told.split(';');
    const isRoom = (place: string) => !place.includes('/');
    expect(namesIn(whole).sort()).toEqual(all.filter(isRoom).sort());
    const ofParts = all.filter((place) => !isRoom(place)).map((place) => place.split('/')[0] ?? '');
    expect(namesIn(parts).sort()).toEqual([...new Set(ofParts)].sort());
  });

  test('the remaining modules may import everything above', () => {
    expect(rows.length - listed.length).toBe(4);
  });
});

describe('README.md', () => {
  const text = read('README.md');

  test('lists the required permissions with their browsers', () => {
    const rows = [...text.matchAll(/^\| `(\w+)` \| .* \| (both|Chromium|Firefox) \|$/gm)];
    const listed = (browser: string) =>
      rows
        .filter(([, , where]) => where === 'both' || where === browser)
        .map(([, permission]) => permission)
        .sort();
    expect(listed('Chromium')).toEqual(listPermissions(chromiumManifest()));
    expect(listed('Firefox')).toEqual(listPermissions(firefoxManifest()));
  });

  test('lists the optional permissions', () => {
    const later = text.match(/^Asked for later.*\n\n(?:- .*\n)+/m)?.[0] ?? '';
    const wanted = [chromiumManifest(), firefoxManifest()].flatMap((manifest) => {
      const { optional_permissions: names, optional_host_permissions: hosts } =
        manifest as unknown as Record<string, string[]>;
      return [...(names ?? []), ...(hosts ?? [])];
    });
    const told = [...later.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(told.sort()).toEqual([...new Set(wanted)].sort());
  });

  test('lists every engine', () => {
    const rows = [...text.matchAll(/^\| .*\(`([a-z-]+)`\) \|/gm)].map(([, id]) => id);
    expect(rows).toEqual([...engineIds]);
  });

  test('lists the languages of the interface', () => {
    const line = text.match(/^The interface is in .*$/m)?.[0] ?? '';
    const codes = [...line.matchAll(/\(`([a-z]{2}(?:_[A-Z]{2})?)`\)/g)].map(([, code]) => code);
    expect(codes.sort()).toEqual(readdirSync(join(root, 'public/_locales')).sort());
  });

  test('requires the same Node.js as package.json', () => {
    const wanted = JSON.parse(read('package.json')).engines.node.replace('>=', '');
    expect(text).toContain(`${wanted} or newer`);
  });
});

describe('the CI workflow', () => {
  const { jobs, on } = parseYaml(read('.github/workflows/ci.yml')) as Workflow;
  const { test: tested, release } = jobs;

  test('runs the checks of a build machine and keeps the packages', () => {
    expect(tested?.steps.map(({ run }) => run)).toContain('.ci/run');
    expect(tested?.steps.at(-1)?.with).toMatchObject({ path: 'dist/packages' });
  });

  test('attaches the packages to a version tag once all checks have passed', () => {
    expect(on.push.tags).toEqual(['v*']);
    expect(release).toMatchObject({ if: "github.ref_type == 'tag'", needs: 'test' });
    const { path } = release?.steps.find((step) => step.with?.path)?.with ?? {};
    expect(release?.steps.at(-1)?.run).toMatch(
      new RegExp(`^gh release create "\\$GITHUB_REF_NAME" .* ${path}/\\*$`),
    );
  });
});

interface Workflow {
  readonly on: { readonly push: { readonly tags: readonly string[] } };
  readonly jobs: Record<string, { readonly steps: readonly Step[] } | undefined>;
}

interface Step {
  readonly run?: string;
  readonly with?: { readonly path?: string };
}

function listPermissions(manifest: unknown): string[] {
  return [...(manifest as { permissions: string[] }).permissions].sort();
}

test('CHANGELOG.md starts with the version of package.json', () => {
  const { version } = JSON.parse(read('package.json'));
  expect(read('CHANGELOG.md').match(/^## (\d+\.\d+\.\d+)/m)?.[1]).toBe(version);
});
