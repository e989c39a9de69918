import { expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: { storage: {} } }));

import { wrapArea } from '../../src/browser/storage.ts';

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
