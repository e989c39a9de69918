/**
 * Reading aloud, by a voice of this machine: a remote voice would send the text away, so without a
 * local one for the language there is no reading aloud.
 */

import { useEffect, useState } from 'preact/hooks';
import { baseLanguage } from '../../text/script.ts';

export type SpeechState = 'silent' | 'speaking' | 'paused';

export interface Speech {
  state: SpeechState;
  /** From the beginning. */
  start(): void;
  pause(): void;
  resume(): void;
  stop(): void;
}

/**
 * @param texts what is said, one after the other.
 * @param lang BCP 47 of the texts.
 * @param rate 1 is the voice's own.
 * @param onText is told which text is being said, and `undefined` at the end.
 * @returns `undefined` where no voice of this machine speaks the language.
 */
export function useSpeech(
  texts: readonly string[],
  lang: string,
  rate: number,
  onText: (index: number | undefined) => void,
): Speech | undefined {
  const [state, setState] = useState<SpeechState>('silent');
  const voice = useLocalVoice(lang);
  // What is being said belongs to this reader; it must not go on without it.
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  if (!voice) return undefined;

  const end = () => {
    setState('silent');
    onText(undefined);
  };
  const start = () => {
    speechSynthesis.cancel();
    setState('speaking');
    for (const [index, text] of texts.entries()) {
      const utterance = new SpeechSynthesisUtterance(text);
      Object.assign(utterance, { voice, lang: voice.lang, rate });
      utterance.onstart = () => onText(index);
      utterance.onerror = end;
      if (index === texts.length - 1) utterance.onend = end;
      speechSynthesis.speak(utterance);
    }
  };
  const pause = () => {
    speechSynthesis.pause();
    setState('paused');
  };
  const resume = () => {
    speechSynthesis.resume();
    setState('speaking');
  };
  const stop = () => {
    speechSynthesis.cancel();
    end();
  };
  return { state, start, pause, resume, stop };
}

/** Voices come late in Chromium, so they are waited for. */
function useLocalVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    const synthesis = globalThis.speechSynthesis;
    if (!synthesis) return undefined;
    const look = () => setVoice(localVoice(synthesis.getVoices(), lang));
    look();
    synthesis.addEventListener?.('voiceschanged', look);
    return () => synthesis.removeEventListener?.('voiceschanged', look);
  }, [lang]);
  return voice;
}

/** The voice for a language: of this machine, of the same region if there is one, the default first. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  lang: string,
): SpeechSynthesisVoice | undefined {
  const local = voices.filter(
    (voice) => voice.localService && baseLanguage(voice.lang) === baseLanguage(lang),
  );
  const exact = local.filter((voice) => voice.lang.toLowerCase() === lang.toLowerCase());
  const [first] = exact.length > 0 ? exact : local;
  return (exact.length > 0 ? exact : local).find((voice) => voice.default) ?? first;
}
