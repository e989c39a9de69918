import { describe, expect, test, vi } from 'vitest';
import { findLocalVoice } from '../../../src/ui/summary/read-aloud.tsx';

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  return { default: fakeBrowser() };
});

function voice(name: string, lang: string, localService = true, isDefault = false) {
  return { name, lang, localService, default: isDefault, voiceURI: name } as SpeechSynthesisVoice;
}

describe('findLocalVoice', () => {
  const near = voice('near', 'en-GB');
  const far = voice('far', 'en-US', false, true);

  test('never returns a remote voice, however well it fits', () => {
    expect(findLocalVoice([far], 'en-US')).toBeUndefined();
    expect(findLocalVoice([far, near], 'en-US')).toBe(near);
  });

  test('returns a voice for the language of any region', () => {
    expect(findLocalVoice([voice('hans', 'de-DE'), near], 'en')).toBe(near);
    expect(findLocalVoice([near], 'de')).toBeUndefined();
  });

  test('prefers the region, then the default voice', () => {
    const usual = voice('usual', 'en-GB', true, true);
    const american = voice('american', 'en-US');
    expect(findLocalVoice([near, american], 'en-US')).toBe(american);
    expect(findLocalVoice([near, usual], 'en-GB')).toBe(usual);
  });
});
