import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from '../../src/browser/lock.ts';

/** As the browsers do it: whoever asks for a lock waits until all who asked before are done. */
function createLockManager() {
  const last = new Map<string, Promise<unknown>>();
  return {
    request(name: string, task: () => Promise<unknown>) {
      const mine = (last.get(name) ?? Promise.resolve()).then(task);
      last.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

beforeEach(() => vi.stubGlobal('navigator', { locks: createLockManager() }));
afterEach(() => vi.unstubAllGlobals());

test('two tasks of one name never run at once, and each gives its answer', async () => {
  const steps: string[] = [];
  const task = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise((resume) => setTimeout(resume, 1));
    steps.push(`${name} ends`);
    return name;
  };
  const answers = [withLock('history', task('a')), withLock('history', task('b'))];
  expect(await Promise.all(answers)).toEqual(['a', 'b']);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a task that fails lets the next one go on', async () => {
  const failing = withLock('history', () => Promise.reject(new Error('full')));
  const next = withLock('history', async () => 'done');
  await expect(failing).rejects.toThrow('full');
  expect(await next).toBe('done');
});
