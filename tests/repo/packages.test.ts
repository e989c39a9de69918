/** Checks the packages: every dependency has its licence, and builds are reproducible. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { createBillOfMaterials } from '../../scripts/bill-of-materials.mjs';
import { zipFolder } from '../../scripts/zip.mjs';
import { sourceFiles } from './source-files.ts';

const packageFile = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
);

describe('the bill of materials', () => {
  const bill = JSON.parse(createBillOfMaterials());
  const names = bill.components.map(({ purl }: { purl: string }) =>
    decodeURIComponent(/^pkg:npm\/(.+)@/.exec(purl)?.[1] ?? ''),
  );

  test('lists every package that the extension imports', () => {
    const shipped = [...sourceFiles()].filter(([file]) => !file.startsWith('cli/'));
    const imported = shipped.flatMap(([, source]) =>
      [...source.matchAll(/from '([a-z@][^':]*)'/g)].map(([, from = '']) => getPackageName(from)),
    );
    expect(imported.length).toBeGreaterThan(20);
    expect([...new Set(imported)].filter((name) => !names.includes(name))).toEqual([]);
  });

  test("has the extension's version, and a licence and hash for each component", () => {
    expect(bill.metadata.component.version).toBe(packageFile.version);
    for (const { licenses, hashes, purl } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/[^@]+@\d+\.\d+\.\d+$/);
      expect(licenses[0].license.id).toMatch(/^(?:MIT|Apache-2\.0|MPL-2\.0)$/);
      expect(hashes[0]).toEqual({ alg: 'SHA-512', content: expect.stringMatching(/^\w{128}$/) });
    }
  });

  test('has nothing that differs between two builds', () => {
    expect(createBillOfMaterials()).toBe(createBillOfMaterials());
    expect(bill.metadata.component.name).toBe(packageFile.name);
  });
});

test('icons have the sizes in their names', () => {
  const icons = Object.entries({ ...manifest.icons, ...manifest.action.default_icon });
  expect(icons.map(([size]) => size)).toEqual(['16', '32', '48', '128']);
  for (const [size, file] of icons) {
    const png = readFileSync(join(import.meta.dirname, '../../public', file));
    // Offset of width and height in every PNG.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([+size, +size]);
  }
});

describe('an archive', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function createFolder(names: readonly string[], time: Date): string {
    const folder = mkdtempSync(join(tmpdir(), 'archive-'));
    folders.push(folder);
    mkdirSync(join(folder, 'deep'));
    for (const name of names) {
      writeFileSync(join(folder, name), `This is ${name}.`);
      utimesSync(join(folder, name), time, time);
    }
    return folder;
  }

  test('has the same bytes whenever and wherever its files were written', () => {
    const first = createFolder(['b', 'deep/é', 'a'], new Date(2020, 5, 1));
    const second = createFolder(['a', 'b', 'deep/é'], new Date(2031, 1, 1));
    expect(zipFolder(first)).toEqual(zipFolder(second));
  });

  test('contains its files, and differs for different files', () => {
    const folder = createFolder(['a', 'deep/é'], new Date());
    const archive = zipFolder(folder);
    const texts = Object.entries(unzipSync(archive)).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]);
    expect(texts).toEqual([
      ['a', 'This is a.'],
      ['deep/é', 'This is deep/é.'],
    ]);
    writeFileSync(join(folder, 'a'), 'This is another.');
    expect(zipFolder(folder)).not.toEqual(archive);
  });
});

function getPackageName(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
