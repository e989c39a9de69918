// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { localServerKey } from '../../../src/storage/settings/local-server.ts';
import { LocalServerSection } from '../../../src/ui/options/local-server-section.tsx';
import type { fakeBrowser } from '../../fakes/browser.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
const access = vi.hoisted(() => ({ isGranted: true, asked: [] as unknown[], manifest: {} }));
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const { getMessage } = await import('../messages.ts');
  fake.browser = fakeBrowser();
  const permissions = {
    request: async (wanted: unknown) => {
      access.asked.push(wanted);
      return access.isGranted;
    },
  };
  const runtime = { getManifest: () => access.manifest };
  const { storage } = fake.browser;
  const i18n = { getMessage, getUILanguage: () => 'en' };
  return { default: { storage, permissions, runtime, i18n } };
});

beforeEach(() => {
  Object.assign(access, { isGranted: true, asked: [], manifest: {} });
  fake.browser.storage.local.held.clear();
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

const text = () => document.body.textContent ?? '';
const status = () => document.querySelector('[role=status]')?.textContent;

/** Shows the section beside a stored server with this model. */
async function showServer(model: string): Promise<void> {
  const server = { address: 'http://127.0.0.1:11434', model, dialect: 'ollama' };
  await fake.browser.storage.local.set({ [localServerKey]: server });
  render(<LocalServerSection />, document.body);
  await vi.waitFor(() => expect(text()).toContain(model));
}

/** Enters an address and connects. */
async function connect(address: string): Promise<void> {
  render(<LocalServerSection />, document.body);
  const field = document.querySelector<HTMLInputElement>('[name=server-address]');
  if (!field) throw new Error('There is no field');
  field.value = address;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  // The click must find the new state.
  await new Promise((drawn) => setTimeout(drawn, 20));
  document.querySelector<HTMLElement>('[name=server-connect]')?.click();
}

test.each([
  ['gemma3:270m', true],
  ['gemma3:12b', false],
])(
  'says beside %s that the summary from the article is usually better: %s',
  async (model, isSaid) => {
    await showServer(model);
    expect(text().includes(english.extractive_is_better.message)).toBe(isSaid);
  },
);

test('an address that is entered before the stored one has been read is kept', async () => {
  const server = { address: 'http://127.0.0.1:11434', model: 'm', dialect: 'ollama' };
  await fake.browser.storage.local.set({ [localServerKey]: server });
  await connect('192.168.1.2');
  await vi.waitFor(() => expect(text()).toContain('Try it'));
  const field = document.querySelector<HTMLInputElement>('[name=server-address]');
  expect(field?.value).toBe('192.168.1.2');
});

describe('a connection says what to do if', () => {
  const answer =
    (body: string, status = 200) =>
    async () =>
      new Response(body, { status });
  const refuse = () => Promise.reject(new TypeError('Failed to fetch'));
  test.each<[string, () => Promise<Response>, keyof typeof english]>([
    ['nothing is running', refuse, 'server_unreachable'],
    ['the key is refused', answer('{}', 401), 'server_key_refused'],
    ['the origin is refused', answer('', 403), 'server_origin_refused'],
    ['there is no model', answer('{"data":[]}'), 'server_model_missing'],
    ['it is another kind of server', answer('<h1>Router</h1>'), 'server_unexpected_answer'],
  ])('%s', async (_name, fetch, message) => {
    vi.stubGlobal('fetch', vi.fn(fetch));
    await connect('localhost:8080');
    await vi.waitFor(() => expect(status()).toBe(english[message].message));
    expect(access.asked).toEqual([{ origins: ['http://localhost/*'] }]);
  });

  test('the server does not answer in time', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    await connect('localhost:8080');
    await vi.waitFor(() => expect(status()).toBe(english.server_slow.message), 8_000);
  }, 10_000);

  test('the user denies access, and nothing is requested', async () => {
    access.isGranted = false;
    const fetch = vi.fn(refuse);
    vi.stubGlobal('fetch', fetch);
    await connect('localhost:8080');
    await vi.waitFor(() => expect(status()).toBe(english.server_access_denied.message));
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    '127.1',
    '0.0.0.0:11434',
    'user:pass@localhost',
    'localhost.evil.example',
    '192.168.1.2',
  ])('%s is entered, for which no access is requested', async (address) => {
    const fetch = vi.fn(refuse);
    vi.stubGlobal('fetch', fetch);
    await connect(address);
    await vi.waitFor(() => expect(status()).toBe(english.server_address_invalid.message));
    expect(access.asked).toEqual([]);
    expect(fetch).not.toHaveBeenCalled();
  });
});

test('Firefox asks for consent to transmit website content in the same click', async () => {
  const data_collection_permissions = { required: ['none'], optional: ['websiteContent'] };
  access.manifest = { browser_specific_settings: { gecko: { data_collection_permissions } } };
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await connect('127.0.0.1:1337');
  await vi.waitFor(() => expect(status()).toBe(english.server_unreachable.message));
  expect(access.asked).toEqual([
    { origins: ['http://127.0.0.1/*'], data_collection: ['websiteContent'] },
  ]);
});
