import { describe, expect, it } from 'vitest';
import { listTasks } from '../../../bench/speed/longest-task.ts';

const task = 'ThreadControllerImpl::RunTask';

describe('tasksIn', () => {
  it('returns each task of the thread that set the mark, in milliseconds', () => {
    const traceEvents = [
      { name: task, pid: 1, tid: 1, tdur: 90_000 },
      { name: task, pid: 2, tid: 1, tdur: 4_500 },
      { name: 'longest-task', pid: 2, tid: 1 },
      { name: task, pid: 2, tid: 7, tdur: 60_000 },
      { name: task, pid: 2, tid: 1, tdur: 12_000 },
      { name: 'something else', pid: 2, tid: 1, tdur: 70_000 },
    ];
    expect(listTasks(JSON.stringify({ traceEvents }))).toEqual([4.5, 12]);
  });

  it('returns nothing without a mark', () => {
    expect(listTasks(JSON.stringify({ traceEvents: [{ name: task, pid: 1, tid: 1 }] }))).toEqual(
      [],
    );
  });
});
