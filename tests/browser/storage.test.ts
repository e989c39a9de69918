import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { fakeBrowser } from '../fakes/browser.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});

import {
  createStorageItem,
  restrictStorageToTrustedContexts,
  wrapArea,
} from '../../src/browser/storage.ts';

/** Creates a storage area that rejects every call with a browser's error message. */
function createRefusingArea(message: string) {
  const refuse = () => Promise.reject(new Error(message));
  return wrapArea({ get: refuse, set: refuse, remove: refuse });
}

test.each([
  ['Chromium, local', 'Resource::kQuotaBytes quota exceeded'],
  ['Chromium, session', 'Session storage quota bytes exceeded. Values were not stored.'],
  [
    'Firefox, session',
    'QuotaExceededError: storage.session API call exceeded its quota limitations.',
  ],
])('reports a full area as storage-full: %s', async (_browser, message) => {
  expect(await createRefusingArea(message).set({ a: 1 })).toMatchObject({
    failure: { code: 'storage-full' },
  });
});

test('reports any other error as unexpected, with its message', async () => {
  const answer = await createRefusingArea('The disk is on fire').get(['a']);
  expect(answer).toEqual({
    ok: false,
    failure: { code: 'unexpected', detail: 'Error: The disk is on fire' },
  });
});

/** Returns the areas that can be closed to scripts in pages. */
const getAreas = (): Record<string, object> => {
  const { local, sync } = fake.browser.storage;
  return { local, sync };
};

test('scripts in pages are kept out of what is stored', async () => {
  const asked: [string, unknown][] = [];
  for (const [name, area] of Object.entries(getAreas()))
    Object.assign(area, {
      setAccessLevel: async (level: unknown) => void asked.push([name, level]),
    });
  await restrictStorageToTrustedContexts();
  // The session is closed to them from the beginning.
  expect(asked).toEqual([
    ['local', { accessLevel: 'TRUSTED_CONTEXTS' }],
    ['sync', { accessLevel: 'TRUSTED_CONTEXTS' }],
  ]);
});

test('a browser that keeps nobody out of an area goes on', async () => {
  const refuse = () => Promise.reject(new Error('not for this area'));
  for (const area of Object.values(getAreas())) Object.assign(area, { setAccessLevel: refuse });
  await expect(restrictStorageToTrustedContexts()).resolves.toBeUndefined();
});

describe('createStorageItem', () => {
  const seconds = () => createStorageItem('local', 'seconds', v.number(), 0);

  beforeEach(() => {
    fake.browser.storage.local.held.clear();
    fake.browser.refusals.local = undefined;
  });

  test('reads what was written', async () => {
    await seconds().write(5);
    expect(await seconds().read()).toBe(5);
    expect(await seconds().tryRead()).toEqual({ ok: true, value: 5 });
  });

  test.each([
    ['is not stored', {}],
    ['does not match the schema', { seconds: 'five' }],
  ])('returns the fallback for a value that %s', async (_case, stored) => {
    await fake.browser.storage.local.set(stored);
    expect(await seconds().read()).toBe(0);
    expect(await seconds().tryRead()).toEqual({ ok: true, value: 0 });
  });

  test('distinguishes an unreadable storage from a missing value', async () => {
    const refusal = new Error('The disk is on fire');
    const get = vi.spyOn(fake.browser.storage.local, 'get').mockRejectedValue(refusal);
    expect(await seconds().read()).toBe(0);
    expect(await seconds().tryRead()).toMatchObject({ failure: { code: 'unexpected' } });
    get.mockRestore();
  });

  test('returns the fallback after removal', async () => {
    await seconds().write(5);
    await seconds().remove();
    expect(await seconds().read()).toBe(0);
  });

  test('reports changes of its own key in its own area until it is stopped', async () => {
    const listener = vi.fn();
    const stop = seconds().onChanged(listener);
    await fake.browser.storage.local.set({ minutes: 1 });
    await fake.browser.storage.session.set({ seconds: 1 });
    expect(listener).not.toHaveBeenCalled();
    await seconds().write(5);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await seconds().write(6);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
