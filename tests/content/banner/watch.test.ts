// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchDocument } from '../../../src/content/banner/watch.ts';

let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p>One.</p>';
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Changes the page, and waits for so many milliseconds. */
async function change(ms: number): Promise<void> {
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(ms);
}

describe('watchDocument', () => {
  test('checks once after several changes at a time', async () => {
    const look = vi.fn(() => false);
    stop = watchDocument(document, look);
    await change(300);
    await change(300);
    await change(1_000);
    expect(look).toHaveBeenCalledOnce();
  });

  test('checks ever more rarely if the text keeps changing', async () => {
    const look = vi.fn(() => true);
    stop = watchDocument(document, look);
    for (let seconds = 0; seconds < 60; seconds++) await change(1_000);
    expect(look.mock.calls.length).toBeGreaterThan(3);
    expect(look.mock.calls.length).toBeLessThan(7);
  });

  test('checks every second if nothing had to be extracted', async () => {
    const look = vi.fn(() => false);
    stop = watchDocument(document, look);
    for (let seconds = 0; seconds < 10; seconds++) await change(1_100);
    expect(look).toHaveBeenCalledTimes(10);
  });

  test('does not check once it is stopped', async () => {
    const look = vi.fn(() => false);
    stop = watchDocument(document, look);
    await change(300);
    stop();
    await change(2_000);
    expect(look).not.toHaveBeenCalled();
  });
});
