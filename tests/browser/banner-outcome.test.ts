import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../fakes/browser.ts';
import { fakeSiteAccess } from '../fakes/site-access.ts';

let browser = fakeBrowser();
let access = fakeSiteAccess();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api, permissions: access.permissions };
  },
}));
vi.mock('../../src/browser/lock.ts', () => ({
  withLock: (_name: string, task: () => Promise<unknown>) => task(),
}));

const host = 'harbour.example';
const origins = [`https://${host}/*`, `http://${host}/*`];
const site = { kind: 'site', host } as const;
const load = () => import('../../src/storage/stores/banner-permission.ts');

beforeEach(() => {
  vi.resetModules();
  browser = fakeBrowser();
  access = fakeSiteAccess();
});

describe('takeBannerOutcome', () => {
  const asked = (at = Date.now()) =>
    browser.storage.session.set({ 'banner:pending-request': { scope: site, at } });

  test('reports once that access was granted', async () => {
    const { enableBanner, takeBannerOutcome } = await load();
    await enableBanner(site);
    expect(await takeBannerOutcome('elsewhere.example')).toBeUndefined();
    expect(await takeBannerOutcome(host)).toBe('shown');
    expect(await takeBannerOutcome(host)).toBeUndefined();
  });

  test('reports once that access was denied', async () => {
    const { enableBanner, takeBannerOutcome } = await load();
    access.person.grants = false;
    await enableBanner(site);
    expect(await takeBannerOutcome(host)).toBe('denied');
    expect(await takeBannerOutcome(host)).toBeUndefined();
  });

  test('reports once that the choice could not be stored although access was granted', async () => {
    const { enableBanner, takeBannerOutcome } = await load();
    browser.refusals.local = 'QuotaExceededError: storage is full';
    await enableBanner(site);
    expect(await takeBannerOutcome(host)).toBe('failed');
    expect(await takeBannerOutcome(host)).toBeUndefined();
  });

  test('reports that the dialog closed with the view, although access may still be granted', async () => {
    const { takeBannerOutcome, completePendingRequest } = await load();
    await asked();
    expect(await takeBannerOutcome('elsewhere.example')).toBeUndefined();
    expect(await takeBannerOutcome(host)).toBe('denied');
    expect(await takeBannerOutcome(host)).toBeUndefined();
    for (const origin of origins) access.granted.add(origin);
    await completePendingRequest();
    expect(await takeBannerOutcome(host)).toBe('shown');
  });

  test('reports nothing about a request made long ago', async () => {
    const { takeBannerOutcome } = await load();
    await asked(Date.now() - 3.6e6);
    expect(await takeBannerOutcome(host)).toBeUndefined();
  });
});
