import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const fake = vi.hoisted(() => ({
  detectLanguage: async (_tabId: number): Promise<string> => 'en',
  filesAllowed: false,
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: { detectLanguage: (tabId: number) => fake.detectLanguage(tabId) },
    extension: { isAllowedFileSchemeAccess: async () => fake.filesAllowed },
  },
}));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function kind(): Promise<string> {
  const { classifyUnnamedPage } = await import('../../src/browser/restricted-pages.ts');
  const told = classifyUnnamedPage(7);
  await vi.advanceTimersByTimeAsync(1_000);
  return told;
}

test('classifies a page with a language as a file if file access is off', async () => {
  fake.detectLanguage = async () => 'en';
  expect(await kind()).toBe('file');
});

test('classifies a page with a language as unnamed if file access is on', async () => {
  fake.detectLanguage = async () => 'und';
  fake.filesAllowed = true;
  expect(await kind()).toBe('unnamed');
  fake.filesAllowed = false;
});

test('classifies a page whose language detection fails as an empty tab', async () => {
  fake.detectLanguage = async () => {
    throw new Error('Language detection is not supported for this page.');
  };
  expect(await kind()).toBe('blank');
});

test('classifies a page whose language detection never settles as source code', async () => {
  fake.detectLanguage = () => new Promise(() => undefined);
  expect(await kind()).toBe('source');
});
