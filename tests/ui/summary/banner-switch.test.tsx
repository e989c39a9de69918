// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { fakeSiteAccess } from '../../fakes/site-access.ts';

let browser = fakeBrowser();
let access = fakeSiteAccess();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      permissions: access.permissions,
      i18n: browser.api.i18n,
    };
  },
}));
vi.mock('../../../src/browser/lock.ts', () => ({
  withLock: (_name: string, task: () => Promise<unknown>) => task(),
}));

const host = 'harbour.example';

const onErrorMessage = vi.fn();

/** Renders the switch for a job with this address. */
async function show(url = `https://${host}/ferry`, isIncognito = false): Promise<void> {
  vi.resetModules();
  const { BannerSwitch } = await import('../../../src/ui/summary/banner-switch.tsx');
  const job = { article: { url }, incognito: isIncognito } as Job;
  await act(() =>
    render(<BannerSwitch job={job} onErrorMessage={onErrorMessage} />, document.body),
  );
}

const offered = () => document.querySelector('button')?.className ?? '';
const sites = async () =>
  (await browser.storage.local.get(['sites:bannerSites']))['sites:bannerSites'];

beforeEach(() => {
  browser = fakeBrowser();
  access = fakeSiteAccess();
});
afterEach(() => render(null, document.body));

describe('the banner switch', () => {
  test('turns the banner on for the site of the article, and off again', async () => {
    await show();
    await vi.waitFor(() => expect(offered()).toContain('banner-on'));
    document.querySelector('button')?.click();
    await vi.waitFor(() => expect(offered()).toContain('banner-off'));
    expect(await sites()).toEqual([host]);
    document.querySelector('button')?.click();
    await vi.waitFor(() => expect(offered()).toContain('banner-on'));
    expect(await sites()).toEqual([]);
    expect(access.granted.size).toBe(0);
  });

  test('stays off when the user denies the permission', async () => {
    access.person.grants = false;
    await show();
    await vi.waitFor(() => expect(offered()).toContain('banner-on'));
    document.querySelector('button')?.click();
    await new Promise((resume) => setTimeout(resume, 50));
    expect(offered()).toContain('banner-on');
    expect(await sites()).toBeUndefined();
  });

  test('reports a choice that storage refuses', async () => {
    await browser.storage.local.set({ 'sites:bannerSites': [host] });
    await show();
    await vi.waitFor(() => expect(offered()).toContain('banner-off'));
    browser.refusals.local = 'QuotaExceededError: storage is full';
    document.querySelector('button')?.click();
    await vi.waitFor(() => expect(onErrorMessage).toHaveBeenLastCalledWith('not_saved'));
  });

  test.each([
    ['in an incognito window, whose hosts are not stored', `https://${host}/ferry`, true],
    ['that is a file', 'file:///ferry.html', false],
    ['whose address no match pattern covers', 'http://[::1]/ferry', false],
  ])('is hidden on a page %s', async (_name, url, isIncognito) => {
    await show(url, isIncognito);
    await new Promise((resume) => setTimeout(resume, 50));
    expect(offered()).toBe('');
  });

  test('is hidden where a policy blocks the banner', async () => {
    browser.storage.managed.get = async () => ({ bannerBlockedSites: [host] });
    await show();
    await new Promise((resume) => setTimeout(resume, 50));
    expect(offered()).toBe('');
  });

  test('is hidden where the banner is on for all sites', async () => {
    await browser.storage.sync.set({ 'settings:bannerOnAllSites': true });
    for (const origin of ['https://*/*', 'http://*/*']) access.granted.add(origin);
    await show();
    await new Promise((resume) => setTimeout(resume, 50));
    expect(offered()).toBe('');
  });
});
