import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findUnseenModel, listFoldModels } from '../../../bench/run/fold-models.ts';
import { getFold } from '../../../bench/train/folds.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('listFoldModels', () => {
  it('lists the models by fold and ignores other files', () => {
    for (const name of ['1.json', '0.json', 'notes.json', '0.txt']) {
      writeFileSync(join(folder, name), '{}');
    }
    expect(listFoldModels(folder)).toEqual([join(folder, '0.json'), join(folder, '1.json')]);
  });

  it('rejects a folder without models, which would silently use the shipped one', () => {
    expect(() => listFoldModels(folder)).toThrow(`${folder} has no models`);
  });

  it('lists nothing without a folder', () => {
    expect(listFoldModels(undefined)).toEqual([]);
  });
});

describe('findUnseenModel', () => {
  const models = ['/0', '/1', '/2', '/3'];

  it("returns the model of the fold of the page's site", () => {
    const hosts = ['mills.example', 'ferries.example', 'cranes.example', 'rivers.example'];
    for (const host of hosts) {
      const urls = [`https://${host}/a`, `https://www.${host}/b?c`];
      const found = urls.map((url) => findUnseenModel(models, { url, id: 'x' }));
      expect(found).toEqual([`/${getFold(host)}`, `/${getFold(host)}`]);
    }
  });

  it('uses the id of a page without an address', () => {
    expect(findUnseenModel(models, { id: 'page-7' })).toBe(`/${getFold('page-7')}`);
  });

  it('returns undefined if there are no models', () => {
    expect(findUnseenModel([], { id: 'page-7' })).toBeUndefined();
  });
});
