import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../src/history/byte-length.ts';
import {
  indexEntry,
  isIndexOf,
  parseIndex,
  rebuildIndex,
  withoutRecords,
  withRecord,
} from '../../src/history/index-entries.ts';
import { idOfKey, indexKey, recordKey } from '../../src/history/keys.ts';
import { anyRecords, sampleRecord } from './samples.ts';

describe('indexEntry', () => {
  it('says what a list needs, and how much room the record takes', () => {
    const record = sampleRecord();
    expect(indexEntry(record)).toEqual({
      id: record.id,
      savedAt: record.savedAt,
      updatedAt: record.updatedAt,
      starred: false,
      site: 'tide.example',
      title: record.title,
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
        expect(parseIndex(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
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
    const index = withRecord(rebuildIndex([sampleRecord()]), sampleRecord({ title: 'New title' }));
    expect(index.map(({ title }) => title)).toEqual(['New title']);
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
    expect(parseIndex([{ id: 'a' }])).toBeUndefined();
    expect(parseIndex([])).toEqual([]);
  });
});

describe('keys', () => {
  it('lead from an id to its key and back', () => {
    fc.assert(fc.property(fc.string(), (id) => idOfKey(recordKey(id)) === id));
    expect(idOfKey(indexKey)).toBeUndefined();
    expect(idOfKey('sites:promptSites')).toBeUndefined();
  });
});
