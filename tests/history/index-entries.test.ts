import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../src/history/byte-length.ts';
import {
  indexEntry,
  indexText,
  isIndexOf,
  parseIndex,
  rebuildIndex,
  withoutRecords,
  withRecord,
} from '../../src/history/index-entries.ts';
import { addressOfKey, asideKey, idOfKey, indexKey, recordKey } from '../../src/history/keys.ts';
import { anyRecords, sampleRecord } from './samples.ts';

describe('indexEntry', () => {
  it('says what a rule needs, and how much room the record takes', () => {
    const record = sampleRecord();
    expect(indexEntry(record)).toEqual({
      id: record.id,
      updatedAt: record.updatedAt,
      starred: false,
      bytes: utf8Length(`record:${record.id}`) + utf8Length(JSON.stringify(record)),
    });
  });
});

describe('the index', () => {
  it('kept up record by record is the one made anew', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const kept = records.reduce(withRecord, []);
        expect(kept).toEqual(rebuildIndex(records));
        expect(parseIndex(indexText(kept))).toEqual(kept);
        expect(
          isIndexOf(
            kept,
            records.map(({ id }) => id),
          ),
        ).toBe(true);
      }),
    );
  });

  it('has one entry a record, the newer one', () => {
    const index = withRecord(rebuildIndex([sampleRecord()]), sampleRecord({ starred: true }));
    expect(index.map(({ starred }) => starred)).toEqual([true]);
    expect(withoutRecords(index, [sampleRecord().id, 'unknown'])).toEqual([]);
  });

  it('is known not to fit when a write was cut short', () => {
    const index = rebuildIndex([sampleRecord({ id: 'a' }), sampleRecord({ id: 'b' })]);
    expect(isIndexOf(index, ['b', 'a'])).toBe(true);
    expect(isIndexOf(index, ['a'])).toBe(false);
    expect(isIndexOf(index, ['a', 'c'])).toBe(false);
    expect(isIndexOf(index, ['a', 'b', 'c'])).toBe(false);
    expect(isIndexOf([...index, ...index], ['a', 'b'])).toBe(false);
  });

  it('is rebuilt rather than believed when it is none', () => {
    expect(parseIndex(undefined)).toBeUndefined();
    for (const text of ['', '[', '{}', '[["a"]]', '[["a",1,0,2]]', '[["a",-1,true,2]]'])
      expect(parseIndex(text), text).toBeUndefined();
    expect(parseIndex([])).toBeUndefined();
    expect(parseIndex('[]')).toEqual([]);
  });
});

describe('keys', () => {
  it('lead from an id to its key and back', () => {
    fc.assert(fc.property(fc.string(), (id) => idOfKey(recordKey(id)) === id));
    expect(idOfKey(indexKey)).toBeUndefined();
    for (const id of ['page:first:https://a.example/b', 'selection:5f3:https://a.example/b'])
      for (const key of [recordKey(id), asideKey(id, 12)])
        expect(addressOfKey(key)).toBe('https://a.example/b');
    expect(idOfKey('sites:promptSites')).toBeUndefined();
  });
});
