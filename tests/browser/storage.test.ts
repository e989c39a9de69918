import { expect, test, vi } from 'vitest';

const areas = vi.hoisted(() => ({ local: {}, sync: {}, session: {} }) as Record<string, object>);
vi.mock('webextension-polyfill', () => ({ default: { storage: areas } }));

import { restrictStorageToTrustedContexts, wrapArea } from '../../src/browser/storage.ts';

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

test('scripts in pages are kept out of what is stored', async () => {
  const asked: [string, unknown][] = [];
  for (const [name, area] of Object.entries(areas))
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
  for (const area of Object.values(areas)) Object.assign(area, { setAccessLevel: refuse });
  await expect(restrictStorageToTrustedContexts()).resolves.toBeUndefined();
});
