import { describe, expect, it } from 'vitest';
import { longestIn } from '../../../bench/speed/longest-task.ts';

const task = 'ThreadControllerImpl::RunTask';

describe('longestIn', () => {
  it('is the longest task of the thread that made the mark, in milliseconds', () => {
    const traceEvents = [
      { name: task, pid: 1, tid: 1, tdur: 90_000 },
      { name: task, pid: 2, tid: 1, tdur: 4_500 },
      { name: 'longest-task', pid: 2, tid: 1 },
      { name: task, pid: 2, tid: 7, tdur: 60_000 },
      { name: task, pid: 2, tid: 1, tdur: 12_000 },
      { name: 'something else', pid: 2, tid: 1, tdur: 70_000 },
    ];
    expect(longestIn(JSON.stringify({ traceEvents }))).toBe(12);
  });

  it('is no number where nothing was marked', () => {
    expect(longestIn(JSON.stringify({ traceEvents: [{ name: task, pid: 1, tid: 1 }] }))).toBeNaN();
  });
});
