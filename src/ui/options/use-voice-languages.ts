/** Finds the languages that this device can read aloud offline. */

import { useEffect, useState } from 'preact/hooks';
import { baseLanguage } from '../../nlp/language-tags.ts';

/**
 * How long to wait for voices, in ms. Browsers load them on demand, and report nothing if there are
 * none.
 */
const maxWaitMs = 1_500;

/**
 * Lists the languages of the local voices, each once, as BCP 47 tags without a region. Remote
 * voices do not count, as the text would be sent to them.
 *
 * @returns `undefined` until the voices have loaded or the wait has timed out
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
