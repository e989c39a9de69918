import { describe, expect, test } from 'vitest';
import { localVoice } from '../../../src/pages/reader/use-speech.ts';

function voice(name: string, lang: string, localService = true, isDefault = false) {
  return { name, lang, localService, default: isDefault, voiceURI: name } as SpeechSynthesisVoice;
}

describe('the voice for a language', () => {
  const near = voice('near', 'en-GB');
  const far = voice('far', 'en-US', false, true);

  test('is never a remote one, however well it fits', () => {
    expect(localVoice([far], 'en-US')).toBeUndefined();
    expect(localVoice([far, near], 'en-US')).toBe(near);
  });

  test('speaks the language, whatever the region', () => {
    expect(localVoice([voice('hans', 'de-DE'), near], 'en')).toBe(near);
    expect(localVoice([near], 'de')).toBeUndefined();
  });

  test('is of the region where there is one, and the default of several', () => {
    const usual = voice('usual', 'en-GB', true, true);
    const american = voice('american', 'en-US');
    expect(localVoice([near, american], 'en-US')).toBe(american);
    expect(localVoice([near, usual], 'en-GB')).toBe(usual);
  });
});
