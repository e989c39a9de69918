import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToIndex,
  getByteLength,
  getUtf8Length,
  isIndexConsistent,
  parseIndex,
  rebuildIndex,
  removeFromIndex,
  serializeIndex,
  toIndexEntry,
} from '../../../src/storage/history/index-entries.ts';
import {
  addressFromKey,
  getRecordKey,
  indexKey,
  quarantineKey,
  recordIdFromKey,
} from '../../../src/storage/history/keys.ts';
import { anyRecords, sampleRecord } from './samples.ts';

describe('byte length', () => {
  describe('getUtf8Length', () => {
    it.each([
      ['', 0],
      ['abc', 3],
      ['é', 2],
      ['€', 3],
      ['漢字', 6],
      ['🖊', 4],
      ['\ud83d', 3],
      ['\udd8a\ud83d', 6],
    ])('counts %j', (text, bytes) => {
      expect(getUtf8Length(text)).toBe(bytes);
    });
  });

  describe('getByteLength', () => {
    it('counts the key and the JSON of the value', () => {
      expect(getByteLength('a', { b: 'é' })).toBe(1 + '{"b":"'.length + 2 + '"}'.length);
      expect(getByteLength('key', undefined)).toBe(3);
    });
  });
});

describe('index entries', () => {
  describe('toIndexEntry', () => {
    it('contains what retention needs, and the bytes of the record', () => {
      const record = sampleRecord();
      expect(toIndexEntry(record)).toEqual({
        id: record.id,
        updatedAt: record.updatedAt,
        starred: false,
        bytes: getUtf8Length(`record:${record.id}`) + getUtf8Length(JSON.stringify(record)),
      });
    });
  });

  describe('the index', () => {
    it('equals a rebuilt one after it was updated record by record', () => {
      fc.assert(
        fc.property(anyRecords, (records) => {
          const kept = records.reduce(addToIndex, []);
          expect(kept).toEqual(rebuildIndex(records));
          expect(parseIndex(serializeIndex(kept))).toEqual(kept);
          expect(
            isIndexConsistent(
              kept,
              records.map(({ id }) => id),
            ),
          ).toBe(true);
        }),
      );
    });

    it('has one entry per record, the newer one', () => {
      const index = addToIndex(rebuildIndex([sampleRecord()]), sampleRecord({ starred: true }));
      expect(index.map(({ starred }) => starred)).toEqual([true]);
      expect(removeFromIndex(index, [sampleRecord().id, 'unknown'])).toEqual([]);
    });

    it('is inconsistent after an interrupted write', () => {
      const index = rebuildIndex([sampleRecord({ id: 'a' }), sampleRecord({ id: 'b' })]);
      expect(isIndexConsistent(index, ['b', 'a'])).toBe(true);
      expect(isIndexConsistent(index, ['a'])).toBe(false);
      expect(isIndexConsistent(index, ['a', 'c'])).toBe(false);
      expect(isIndexConsistent(index, ['a', 'b', 'c'])).toBe(false);
      expect(isIndexConsistent([...index, ...index], ['a', 'b'])).toBe(false);
    });

    it('is not parsed if it is invalid', () => {
      expect(parseIndex(undefined)).toBeUndefined();
      for (const text of ['', '[', '{}', '[["a"]]', '[["a",1,0,2]]', '[["a",-1,true,2]]'])
        expect(parseIndex(text), text).toBeUndefined();
      expect(parseIndex([])).toBeUndefined();
      expect(parseIndex('[]')).toEqual([]);
    });
  });

  describe('storage keys', () => {
    it('convert to ids and back', () => {
      fc.assert(fc.property(fc.string(), (id) => recordIdFromKey(getRecordKey(id)) === id));
      expect(recordIdFromKey(indexKey)).toBeUndefined();
      for (const id of ['page:first:https://a.example/b', 'selection:5f3:https://a.example/b'])
        for (const key of [getRecordKey(id), quarantineKey(id, 12)])
          expect(addressFromKey(key)).toBe('https://a.example/b');
      expect(recordIdFromKey('sites:bannerSites')).toBeUndefined();
    });
  });
});
