import { describe, expect, it } from 'vitest';
import { runInPool } from '../../bench/run/pool.ts';

const worker = new URL('./doubling-worker.ts', import.meta.url);

describe('runInPool', () => {
  it('answers every task once, and a task that throws or crashes affects no other', async () => {
    const answers = new Map<number, number | undefined>();
    await runInPool<number, number>(worker, [1, 2, -1, 3, -2, 4], (task, answer) => {
      expect(answers.has(task)).toBe(false);
      answers.set(task, answer);
    });
    expect(Object.fromEntries(answers)).toEqual({
      1: 2,
      2: 4,
      3: 6,
      4: 8,
      [-1]: undefined,
      [-2]: undefined,
    });
  }, 30_000);
});
