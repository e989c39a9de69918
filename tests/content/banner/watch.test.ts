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

/** The page changes, and is given so much time (ms). */
async function change(ms: number): Promise<void> {
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(ms);
}

describe('watchDocument', () => {
  test('looks once at changes that come together', async () => {
    const look = vi.fn(() => false);
    stop = watchDocument(document, look);
    await change(300);
    await change(300);
    await change(1_000);
    expect(look).toHaveBeenCalledOnce();
  });

  test('looks ever more seldom at a text that changes all the time', async () => {
    const look = vi.fn(() => true);
    stop = watchDocument(document, look);
    for (let seconds = 0; seconds < 60; seconds++) await change(1_000);
    expect(look.mock.calls.length).toBeGreaterThan(3);
    expect(look.mock.calls.length).toBeLessThan(7);
  });

  test('looks each second where there was nothing to extract', async () => {
    const look = vi.fn(() => false);
    stop = watchDocument(document, look);
    for (let seconds = 0; seconds < 10; seconds++) await change(1_100);
    expect(look).toHaveBeenCalledTimes(10);
  });

  test('does not look once it is stopped', async () => {
    const look = vi.fn(() => false);
    stop = watchDocument(document, look);
    await change(300);
    stop();
    await change(2_000);
    expect(look).not.toHaveBeenCalled();
  });
});
