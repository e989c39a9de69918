/** The languages that this device can read aloud by itself. */

import { useEffect, useState } from 'preact/hooks';
import { baseLanguage } from '../../nlp/language-tags.ts';

/**
 * How long (ms) voices are waited for: a browser loads them only when it is asked, and where there
 * are none it never says so.
 */
const maxWaitMs = 1_500;

/**
 * Languages of the voices that are on this device, each once, as BCP 47 without a region. Voices on
 * the web do not count: the text would be sent to them.
 *
 * @returns `undefined` until it is known
 */
export function useVoiceLanguages(): readonly string[] | undefined {
  const [languages, setLanguages] = useState<readonly string[]>();
  useEffect(() => {
    const synthesis = globalThis.speechSynthesis;
    if (!synthesis) {
      setLanguages([]);
      return undefined;
    }
    const look = (isFinal: boolean) => {
      const voices = synthesis.getVoices();
      if (voices.length > 0 || isFinal) setLanguages(toLanguages(voices));
    };
    const lookAgain = () => look(false);
    look(false);
    const timer = setTimeout(() => look(true), maxWaitMs);
    synthesis.addEventListener?.('voiceschanged', lookAgain);
    return () => {
      clearTimeout(timer);
      synthesis.removeEventListener?.('voiceschanged', lookAgain);
    };
  }, []);
  return languages;
}

function toLanguages(voices: readonly SpeechSynthesisVoice[]): string[] {
  const local = voices.filter(({ localService }) => localService);
  return [...new Set(local.map(({ lang }) => baseLanguage(lang)))];
}
