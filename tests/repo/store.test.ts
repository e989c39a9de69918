/** Checks that the store listings stay within the stores' limits and cover all permissions. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumManifest, firefoxManifest } from '../../scripts/manifests.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/store');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** Returns the text under each heading of a file. */
function fields(file: string): Map<string, string> {
  const sections = read(file).split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...text] = section.split('\n');
      return [heading, text.join('\n').trim()];
    }),
  );
}

test('names no package that users do not get in a store text', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
  const texts = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const named = texts.flatMap((file) =>
    names.filter((name) =>
      read(file)
        .toLowerCase()
        .includes(name.split('/').at(-1) ?? name),
    ),
  );
  expect(named).toEqual([]);
});

test('has a description long enough for Edge and short enough for all stores', () => {
  const { length } = read('description.md').trim();
  expect(length).toBeGreaterThanOrEqual(250);
  expect(length).toBeLessThanOrEqual(10_000);
});

describe('the listing for the Chrome Web Store', () => {
  const told = fields('chrome-web-store.md');

  test('has justifications of at most 1,000 characters', () => {
    expect(told.size).toBeGreaterThan(8);
    const long = [...told].filter(([heading, { length }]) =>
      /^(?:Single purpose|Permission|Remote)/.test(heading) ? length > 1_000 : length === 0,
    );
    expect(long).toEqual([]);
  });

  test('justifies every permission and no other', () => {
    const manifest = chromiumManifest() as unknown as Record<string, string[]>;
    const { permissions = [], optional_permissions: optional = [] } = manifest;
    const justified = [...told.keys()].flatMap(
      (heading) => heading.match(/^Permission justification: (\w+)$/)?.[1] ?? [],
    );
    expect(justified.sort()).toEqual([...permissions, ...optional].sort());
    expect(told.has('Permission justification: host permissions')).toBe(true);
  });
});

test('has at most seven search terms for Edge, of 30 characters and 21 words in all', () => {
  const terms =
    fields('edge-add-ons.md')
      .get('Search terms')
      ?.match(/(?<=^- ).*/gm) ?? [];
  expect(terms.length).toBeGreaterThan(0);
  expect(terms.length).toBeLessThanOrEqual(7);
  expect(terms.filter(({ length }) => length > 30)).toEqual([]);
  expect(terms.join(' ').split(' ').length).toBeLessThanOrEqual(21);
});

describe('the listing for addons.mozilla.org', () => {
  const told = fields('amo.md');

  test('has a summary of at most 250 characters', () => {
    const { length = 0 } = told.get('Summary') ?? '';
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(250);
  });

  test('explains every permission', () => {
    const { permissions, optional_permissions } = firefoxManifest() as unknown as {
      permissions: string[];
      optional_permissions: string[];
    };
    const text = told.get('Permissions') ?? '';
    expect(
      [...permissions, ...optional_permissions].filter((name) => !text.includes(name)),
    ).toEqual([]);
  });
});

describe('the store pictures', () => {
  const pictures = existsSync(join(folder, 'pictures'))
    ? readdirSync(join(folder, 'pictures'))
    : [];

  test('have the sizes that the stores require', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(4);
    for (const name of pictures) {
      const png = readFileSync(join(folder, 'pictures', name));
      const size = name.startsWith('tile') ? [440, 280] : [1280, 800];
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual(size);
      // Chrome requires 8 bits for each of three channels, and no transparency.
      expect([...png.subarray(24, 26)], name).toEqual([8, 2]);
    }
  });

  test('are no more than Chrome accepts', () => {
    expect(pictures.filter((name) => !name.startsWith('tile')).length).toBeLessThanOrEqual(5);
  });
});
