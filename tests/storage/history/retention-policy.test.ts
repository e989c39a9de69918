import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexEntry } from '../../../src/storage/history/index-entries.ts';
import {
  findEvictions,
  planRetention,
  sumRecordBytes,
} from '../../../src/storage/history/retention-policy.ts';

const day = 86_400_000;
const now = 1_000 * day;

function entry(id: string, ageInDays: number, change: Partial<IndexEntry> = {}): IndexEntry {
  const updatedAt = now - ageInDays * day;
  return { id, updatedAt, starred: false, bytes: 100, ...change };
}

const roomy = 1_000_000;

describe('findEvictions', () => {
  it('evicts records that are too old, the oldest first', () => {
    const index = [entry('young', 29), entry('old', 31), entry('edge', 30), entry('oldest', 400)];
    expect(findEvictions(index, { days: 30, bytes: roomy }, now)).toEqual([
      { id: 'oldest', reason: 'age' },
      { id: 'old', reason: 'age' },
    ]);
  });

  it('evicts the oldest until the rest fit', () => {
    const index = [entry('c', 1), entry('a', 3), entry('b', 2)];
    expect(findEvictions(index, { days: 0, bytes: 300 }, now)).toEqual([]);
    expect(findEvictions(index, { days: 0, bytes: 299 }, now)).toEqual([
      { id: 'a', reason: 'space' },
    ]);
    expect(findEvictions(index, { days: 0, bytes: 100 }, now)).toEqual([
      { id: 'a', reason: 'space' },
      { id: 'b', reason: 'space' },
    ]);
  });

  it('gives the reason of each eviction', () => {
    const index = [entry('a', 40), entry('b', 2), entry('c', 1)];
    expect(findEvictions(index, { days: 30, bytes: 100 }, now)).toEqual([
      { id: 'a', reason: 'age' },
      { id: 'b', reason: 'space' },
    ]);
  });

  it('keeps starred records even if they alone exceed the limit', () => {
    const index = [entry('star', 900, { starred: true, bytes: 500 }), entry('new', 0)];
    expect(findEvictions(index, { days: 30, bytes: 400 }, now)).toEqual([
      { id: 'new', reason: 'space' },
    ]);
  });

  const entries = fc.uniqueArray(
    fc.record({
      id: fc.string(),
      updatedAt: fc.integer({ min: now - 1_000 * day, max: now }),
      starred: fc.boolean(),
      bytes: fc.nat({ max: 1_000 }),
    }),
    { selector: ({ id }) => id },
  );
  const rules = fc.record({
    days: fc.constantFrom(0, 30, 90, 365),
    bytes: fc.nat({ max: 10_000 }),
  });

  it('keeps its guarantees for any history', () => {
    fc.assert(
      fc.property(entries, rules, (index, rule) => {
        const removals = findEvictions(index, rule, now);
        const gone = new Map(removals.map(({ id, reason }) => [id, reason]));
        const kept = index.filter(({ id }) => !gone.has(id));
        const removed = index.filter(({ id }) => gone.has(id));
        const keptUnstarred = kept.filter(({ starred }) => !starred);

        expect(gone.size).toBe(removals.length);
        expect(removed.some(({ starred }) => starred)).toBe(false);
        if (keptUnstarred.length > 0) expect(sumRecordBytes(kept)).toBeLessThanOrEqual(rule.bytes);
        for (const { updatedAt } of keptUnstarred) {
          if (rule.days > 0) expect(now - updatedAt).toBeLessThanOrEqual(rule.days * day);
          for (const old of removed) expect(old.updatedAt).toBeLessThanOrEqual(updatedAt);
        }
      }),
    );
  });

  it('evicts no more than necessary, and nothing on a second run', () => {
    fc.assert(
      fc.property(entries, rules, (index, rule) => {
        const removals = findEvictions(index, rule, now);
        const gone = new Set(removals.map(({ id }) => id));
        const kept = index.filter(({ id }) => !gone.has(id));
        expect(findEvictions(kept, rule, now)).toEqual([]);

        const last = removals.at(-1);
        if (last?.reason !== 'space') return;
        const back = index.filter(({ id }) => id === last.id);
        expect(sumRecordBytes([...kept, ...back])).toBeGreaterThan(rule.bytes);
      }),
    );
  });
});

describe('planRetention', () => {
  const rule = { days: 30, bytes: roomy };
  /** Creates so many records that are too old, and so many that are not. */
  const history = (old: number, young: number): IndexEntry[] => [
    ...Array.from({ length: old }, (_, at) => entry(`old ${at}`, 40)),
    ...Array.from({ length: young }, (_, at) => entry(`young ${at}`, 1)),
  ];

  it('evicts up to twenty records for their age even if they are all there are', () => {
    expect(planRetention(history(20, 0), rule, now)).toMatchObject({ awaiting: [] });
    expect(planRetention(history(20, 0), rule, now).removals).toHaveLength(20);
  });

  it('evicts up to a fifth of all for their age even if they are many', () => {
    expect(planRetention(history(50, 200), rule, now).removals).toHaveLength(50);
  });

  it('leaves more than twenty that are more than a fifth of all to the user', () => {
    for (const [old, young] of [
      [21, 0],
      [51, 200],
    ] as const) {
      const { removals, awaiting } = planRetention(history(old, young), rule, now);
      expect(removals).toEqual([]);
      expect(awaiting).toHaveLength(old);
      expect(awaiting.every((id) => id.startsWith('old'))).toBe(true);
    }
  });

  it('still makes room, and asks about what is left', () => {
    const index = history(30, 0);
    const { removals, awaiting } = planRetention(index, { days: 30, bytes: 2_500 }, now);
    expect(removals.map(({ reason }) => reason)).toEqual(Array(5).fill('space'));
    expect(awaiting).toHaveLength(25);
    const gone = new Set(removals.map(({ id }) => id));
    expect(awaiting.some((id) => gone.has(id))).toBe(false);
  });

  it('evicts everything that is too old if an administrator has decided', () => {
    const forced = { ...rule, isForced: true };
    expect(planRetention(history(50, 0), forced, now).removals).toHaveLength(50);
  });

  it('does not count starred records among those to evict', () => {
    const starred = history(21, 0).map((one, at) => ({ ...one, starred: at === 0 }));
    expect(planRetention(starred, rule, now).removals).toHaveLength(20);
  });
});

describe('days that the user has restarted', () => {
  const rule = { days: 30, bytes: roomy };

  it('keep the records until they are over', () => {
    const index = [entry('old', 400), entry('young', 1)];
    expect(findEvictions(index, { ...rule, restartedAt: now - 29 * day }, now)).toEqual([]);
    expect(findEvictions(index, { ...rule, restartedAt: now - 31 * day }, now)).toEqual([
      { id: 'old', reason: 'age' },
    ]);
  });

  it('are ignored if they start in the future', () => {
    const restartedAt = now + 3_650 * day;
    expect(findEvictions([entry('old', 31)], { ...rule, restartedAt }, now)).toHaveLength(1);
  });

  it('do not protect records from the space limit', () => {
    const index = [entry('old', 400), entry('young', 1)];
    expect(findEvictions(index, { days: 30, bytes: 100, restartedAt: now }, now)).toEqual([
      { id: 'old', reason: 'space' },
    ]);
  });
});
