/** What the documents say of the house can be checked, and is. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { chromiumManifest, firefoxManifest } from '../../scripts/manifests.ts';
import { engineIds } from '../../src/summarizer/summary.ts';
import { importRules } from './import-rules.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The scripts that a document tells its reader to run. */
function commandsIn(text: string): string[] {
  const runs = [...text.matchAll(/npm run (?:--silent )?([a-z:0-9-]+)/g)].map(
    ([, name = '']) => name,
  );
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...runs, ...short])];
}

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'PRIVACY.md',
  'RELEASING.md',
  'bench/README.md',
  'src/engines/README.md',
  'docs/policy.md',
  'docs/backup.md',
];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names only commands that exist', () => {
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
    const local = links.filter((target) => !/^https?:/.test(target));
    expect(local.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual(
      [],
    );
  });
});

describe('the layout in README.md', () => {
  const block = read('README.md').match(/```\n(manifest\.json[\s\S]*?)```/)?.[1] ?? '';
  const named = block.split('\n').flatMap((line) => line.split(/\s{2,}/)[0] || []);

  test('names what is there', () => {
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  });

  test('names every room', () => {
    expect(rooms.filter((room) => !named.includes(`src/${room}`))).toEqual([]);
  });
});

test('SECURITY.md names only tests that are there', () => {
  const tests = [...read('SECURITY.md').matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(tests.length).toBeGreaterThan(5);
  expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('CONTRIBUTING.md names only source files that are there', () => {
  const files = [
    ...read('CONTRIBUTING.md').matchAll(/`((?:[_a-z-]+\/)+[.a-z-]+\.(?:tsx?|json|md))`/g),
  ].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(10);
  const missing = files.filter(
    (file) => !existsSync(join(root, file)) && !existsSync(join(root, 'src', file)),
  );
  expect(missing).toEqual([]);
});

test('CONTRIBUTING.md names only folders that are there', () => {
  const folders = [
    ...read('CONTRIBUTING.md').matchAll(/`((?:src|tests|docs|public|bench)(?:\/[_a-z0-9-]+)*)`/g),
  ].map(([, folder = '']) => folder);
  expect(folders.length).toBeGreaterThan(10);
  expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
});

test('CONTRIBUTING.md has a row for every room', () => {
  const rows = [...read('CONTRIBUTING.md').matchAll(/^\| `src\/([a-z]+)` \|/gm)];
  expect(rows.map(([, room = '']) => room).sort()).toEqual(rooms.sort());
});

describe('CONTRIBUTING.md says who may import whom as it is enforced:', () => {
  const text = read('CONTRIBUTING.md');
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

  test('the others may import all of the above', () => {
    expect(rows.length - listed.length).toBe(4);
  });
});

describe('README.md', () => {
  const text = read('README.md');

  test('lists the permissions that are asked for, where they are', () => {
    const rows = [...text.matchAll(/^\| `(\w+)` \| .* \| (both|Chromium|Firefox) \|$/gm)];
    const listed = (browser: string) =>
      rows
        .filter(([, , where]) => where === 'both' || where === browser)
        .map(([, permission]) => permission)
        .sort();
    expect(listed('Chromium')).toEqual(listPermissions(chromiumManifest()));
    expect(listed('Firefox')).toEqual(listPermissions(firefoxManifest()));
  });

  test('tells what may be asked for later', () => {
    const later = text.match(/^Asked for later.*$/m)?.[0] ?? '';
    const { optional_permissions, optional_host_permissions } = firefoxManifest() as unknown as {
      optional_permissions: string[];
      optional_host_permissions: string[];
    };
    const told = [...later.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(told.sort()).toEqual([...optional_permissions, ...optional_host_permissions].sort());
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

  test('asks for the Node.js that the package asks for', () => {
    const wanted = JSON.parse(read('package.json')).engines.node.replace('>=', '');
    expect(text).toContain(`${wanted} or newer`);
  });
});

describe('the workflow', () => {
  const { jobs, on } = parseYaml(read('.github/workflows/ci.yml')) as Workflow;
  const { test: tested, release } = jobs;

  test('does what the build machine does, and keeps the packages', () => {
    expect(tested?.steps.map(({ run }) => run)).toContain('.ci/run');
    expect(tested?.steps.at(-1)?.with).toMatchObject({ path: 'dist/packages' });
  });

  test('attaches them to the tag of a version, once all has passed', () => {
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

test('the newest entry of CHANGELOG.md is the version of the package', () => {
  const { version } = JSON.parse(read('package.json'));
  expect(read('CHANGELOG.md').match(/^## (\d+\.\d+\.\d+)/m)?.[1]).toBe(version);
});
