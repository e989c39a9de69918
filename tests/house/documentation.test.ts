/** What the documents say of the house can be checked, and is. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

/** The scripts that a document tells its reader to run. */
function commandsIn(text: string): string[] {
  const runs = [...text.matchAll(/npm run (?:--silent )?([a-z:0-9-]+)/g)].map(
    ([, name = '']) => name,
  );
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...runs, ...short])];
}

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'PRIVACY.md'])('%s', (document) => {
  const text = read(document);

  test('names only commands that exist', () => {
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
    const local = links.filter((target) => !/^https?:/.test(target));
    expect(local.filter((target) => !existsSync(join(root, target)))).toEqual([]);
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
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(rooms.map(({ name }) => `src/${name}`).filter((room) => !named.includes(room))).toEqual(
      [],
    );
  });
});

test('SECURITY.md names only tests that are there', () => {
  const tests = [...read('SECURITY.md').matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(tests.length).toBeGreaterThan(5);
  expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('CONTRIBUTING.md names only source files that are there', () => {
  const files = [
    ...read('CONTRIBUTING.md').matchAll(/`((?:[a-z-]+\/)+[a-z-]+\.(?:tsx?|json))`/g),
  ].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(10);
  const missing = files.filter(
    (file) => !existsSync(join(root, file)) && !existsSync(join(root, 'src', file)),
  );
  expect(missing).toEqual([]);
});

test('the newest entry of CHANGELOG.md is the version of the package', () => {
  const { version } = JSON.parse(read('package.json'));
  expect(read('CHANGELOG.md').match(/^## (\d+\.\d+\.\d+)/m)?.[1]).toBe(version);
});
