// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SummarizerApi } from '../../../src/engines/chromium-summarizer.ts';
import { updateSettings } from '../../../src/storage/stores/settings-store.ts';
import { EngineSection } from '../../../src/ui/options/engine-section.tsx';
import { useSettings } from '../../../src/ui/options/settings-section.tsx';
import { SpeechRate } from '../../../src/ui/options/speech-rate.tsx';
import { StorageUsageList } from '../../../src/ui/options/stored-data.tsx';
import type { fakeBrowser } from '../../fakes/browser.ts';

const fake = vi.hoisted(
  () =>
    ({ optional: [], locale: 'en' }) as unknown as {
      browser: ReturnType<typeof fakeBrowser>;
      optional: string[];
      /** The locale that the interface reports. */
      locale: string;
    },
);

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const { getMessage } = await import('../messages.ts');
  fake.browser = fakeBrowser();
  const runtime = { getManifest: () => ({ optional_permissions: fake.optional }) };
  const i18n = {
    getMessage: (key: string, fills?: string[]) =>
      key === 'locale' ? fake.locale : getMessage(key, fills),
    getUILanguage: () => 'en',
  };
  return { default: { storage: fake.browser.storage, runtime, i18n } };
});
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const text = () => document.body.textContent ?? '';
/** Returns the visible one of the two hints of the built-in AI. */
const shownHint = () => document.querySelector('.alternatives > :not(.unused)')?.textContent;
const radio = (value: string) =>
  document.querySelector<HTMLInputElement>(`input[value="${value}"]`);

function Engines() {
  const control = useSettings();
  return control && <EngineSection control={control} />;
}

function Rate() {
  const control = useSettings();
  return control && <SpeechRate control={control} />;
}

/** Fakes a browser whose built-in AI reports this availability. */
function stubSummarizer(
  answer: (options: { outputLanguage: string }) => 'available' | 'unavailable',
): void {
  const api: Pick<SummarizerApi, 'availability'> = { availability: async (o) => answer(o) };
  vi.stubGlobal('Summarizer', api);
}

function stubVoices(...voices: Pick<SpeechSynthesisVoice, 'lang' | 'localService'>[]): void {
  vi.stubGlobal('speechSynthesis', { getVoices: () => voices });
}

beforeEach(() => {
  fake.optional = [];
  fake.locale = 'en';
  const { storage } = fake.browser;
  for (const { held } of [storage.local, storage.sync]) held.clear();
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the option for the built-in AI', () => {
  const missing = 'Built-in AI isn’t available in this browser or on this device.';
  // The first answer waits for the engines to be imported.
  const waitOptions = { timeout: 10_000 };

  test('is disabled in a browser without built-in AI, and no language is mentioned', async () => {
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(radio('chromium-summarizer')?.disabled).toBe(true));
    expect(shownHint()).toContain(missing);
    expect(text()).not.toContain('your language');
    expect(radio('extractive')?.disabled).toBe(false);
  });

  test('is disabled if the browser has no model even for English', async () => {
    stubSummarizer(() => 'unavailable');
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(shownHint()).toContain(missing), waitOptions);
    expect(radio('chromium-summarizer')?.disabled).toBe(true);
  });

  test('has a place for the hint that there is no model before the browser has answered', async () => {
    let answer = (_availability: 'unavailable') => {};
    const asked = new Promise<'unavailable'>((resolve) => {
      answer = resolve;
    });
    vi.stubGlobal('Summarizer', { availability: () => asked });
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(shownHint()).toContain('Also writes an AI summary'));
    const places = document.querySelector('.alternatives')?.textContent;
    expect(places).toContain(missing);
    answer('unavailable');
    await vi.waitFor(() => expect(shownHint()).toContain(missing), waitOptions);
    expect(document.querySelector('.alternatives')?.textContent).toBe(places);
  });

  test('is enabled if there is a model', async () => {
    stubSummarizer(() => 'available');
    await updateSettings({ engine: 'chromium-summarizer' });
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(text()).toContain('Ready'), waitOptions);
    expect(radio('chromium-summarizer')?.disabled).toBe(false);
    expect(document.querySelector('.missing')).toBeNull();
    expect(text()).not.toContain('your language');
  });

  test('says that the model knows English but not the language of the interface', async () => {
    fake.locale = 'de';
    stubSummarizer(({ outputLanguage }) => (outputLanguage === 'en' ? 'available' : 'unavailable'));
    await updateSettings({ engine: 'chromium-summarizer' });
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(text()).toContain('but it can for articles in'), waitOptions);
    expect(radio('chromium-summarizer')?.disabled).toBe(false);
  });

  test('is enabled in Firefox, which reveals its AI only after it is chosen', async () => {
    fake.optional = ['trialML'];
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(radio('firefox-ml')?.disabled).toBe(false));
    expect(document.querySelector('.missing')).toBeNull();
  });

  test('can be turned off without built-in AI if another device turned it on', async () => {
    await updateSettings({ engine: 'chromium-summarizer' });
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(radio('chromium-summarizer')?.checked).toBe(true));
    radio('extractive')?.click();
    await vi.waitFor(() => expect(radio('extractive')?.checked).toBe(true));
  });
});

describe('an engine that a policy does not allow', () => {
  test('cannot be chosen, and says why', async () => {
    stubSummarizer(() => 'available');
    const { managed } = fake.browser.storage;
    const { get } = managed;
    managed.get = async () => ({ engines: ['chromium-summarizer'] });
    render(<Engines />, document.body);
    await vi.waitFor(() => expect(radio('local-server')?.disabled).toBe(true));
    expect(radio('local-server')?.closest('label')?.textContent).toContain('Managed by');
    expect(radio('chromium-summarizer')?.disabled).toBe(false);
    expect(radio('extractive')?.disabled).toBe(false);
    expect(document.querySelectorAll('.locked')).toHaveLength(1);
    managed.get = get;
  });
});

describe('the option for the speech rate', () => {
  test('is disabled on a device without a voice, and says why', async () => {
    vi.useFakeTimers();
    stubVoices({ lang: 'en-US', localService: false });
    render(<Rate />, document.body);
    await vi.waitFor(() => expect(text()).toContain('no voice is installed on this device'));
    expect(document.querySelector<HTMLFieldSetElement>('.segmented')?.disabled).toBe(true);
  });

  test('waits for voices that load late before it says that there are none', async () => {
    vi.useFakeTimers();
    stubVoices();
    render(<Rate />, document.body);
    await vi.waitFor(() => expect(text()).toContain('Read-aloud speed'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(text()).not.toContain('no voice is installed');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(text()).toContain('no voice is installed');
  });

  test('names each language with a local voice once', async () => {
    stubVoices(
      { lang: 'en-US', localService: true },
      { lang: 'en-GB', localService: true },
      { lang: 'de-DE', localService: true },
      { lang: 'fr-FR', localService: false },
    );
    render(<Rate />, document.body);
    await vi.waitFor(() => expect(text()).toContain('has voices for: English and German'));
    expect(document.querySelector<HTMLFieldSetElement>('.segmented')?.disabled).toBe(false);
  });

  test('names only a few languages', async () => {
    const langs = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'pl', 'ru'];
    stubVoices(...langs.map((lang) => ({ lang, localService: true })));
    render(<Rate />, document.body);
    await vi.waitFor(() => expect(text()).toContain('Italian, Japanese, …'));
    expect(text()).not.toContain('Polish');
  });

  test('is disabled in a browser without speech synthesis', async () => {
    vi.stubGlobal('speechSynthesis', undefined);
    render(<Rate />, document.body);
    await vi.waitFor(() => expect(text()).toContain('no voice is installed'));
  });
});

describe('the storage usage list', () => {
  test('says that settings are at their defaults instead of zero kilobytes', async () => {
    render(<StorageUsageList />, document.body);
    await vi.waitFor(() => expect(text()).toContain('No settings changed yet'));
    expect(text()).not.toContain('Settings, 0');
    await updateSettings({ length: 'long' });
    await vi.waitFor(() => expect(text()).toContain('Settings, 1 kB'));
  });
});
