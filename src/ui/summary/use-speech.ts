/**
 * Reads text aloud with a local voice. A remote voice would send the text away, so without a local
 * voice for the language there is no reading aloud.
 */

import { useEffect, useRef, useState } from 'preact/hooks';
import { baseLanguage } from '../../nlp/language-tags.ts';

export type SpeechState = 'silent' | 'speaking' | 'paused';

export interface Speech {
  state: SpeechState;
  /** Starts with the first text. */
  start(): void;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Continues at another rate, from the beginning of the current text. */
  restart(rate: number): void;
}

/**
 * Prepares reading aloud.
 *
 * @param texts spoken one after the other
 * @param lang BCP 47 tag of the texts
 * @param rate speed relative to the voice's normal rate, which is 1
 * @param onText receives the index of the text being spoken; `undefined` at the end
 * @returns `undefined` if this device has no voice for the language
 */
export function useSpeech(
  texts: readonly string[],
  lang: string,
  rate: number,
  onText: (index: number | undefined) => void,
): Speech | undefined {
  const [state, setState] = useState<SpeechState>('silent');
  const voice = useLocalVoice(lang);
  const spoken = useRef(0);
  // Each start increments the turn, so that late events of an earlier one are ignored.
  const turn = useRef(0);
  // Speech and its highlight stop when the view closes.
  const leave = useRef(() => {});
  leave.current = () => {
    if (state === 'silent') return;
    turn.current += 1;
    stopSpeaking();
    onText(undefined);
  };
  useEffect(() => {
    const gone = () => leave.current();
    addEventListener('pagehide', gone);
    return () => {
      removeEventListener('pagehide', gone);
      gone();
    };
  }, []);
  if (!voice) return undefined;

  const end = () => {
    setState('silent');
    onText(undefined);
  };
  const speak = (from: number, speed: number) => {
    stopSpeaking();
    turn.current += 1;
    const own = turn.current;
    setState('speaking');
    for (const [index, text] of [...texts.entries()].slice(from)) {
      const utterance = new SpeechSynthesisUtterance(text);
      Object.assign(utterance, { voice, lang: voice.lang, rate: speed });
      utterance.onstart = () => {
        if (turn.current !== own) return;
        spoken.current = index;
        onText(index);
      };
      const isLast = index === texts.length - 1;
      utterance.onerror = ({ error }) => turn.current === own && !isExpectedStop(error) && end();
      if (isLast) utterance.onend = () => turn.current === own && end();
      speechSynthesis.speak(utterance);
    }
  };
  return {
    state,
    start: () => speak(0, rate),
    restart: (speed) => speak(spoken.current, speed),
    pause() {
      speechSynthesis.pause();
      setState('paused');
    },
    resume() {
      speechSynthesis.resume();
      setState('speaking');
    },
    stop() {
      turn.current += 1;
      stopSpeaking();
      end();
    },
  };
}

/** Resumes before cancelling, because a paused synthesizer stays paused for the next utterance. */
function stopSpeaking(): void {
  globalThis.speechSynthesis?.cancel();
  globalThis.speechSynthesis?.resume();
}

/**
 * Returns true if speech ended because it was stopped on purpose; the caller knows what comes next.
 */
function isExpectedStop(error: SpeechSynthesisErrorCode): boolean {
  return error === 'canceled' || error === 'interrupted';
}

/** Waits for the voices, which Chromium loads late. */
function useLocalVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    const synthesis = globalThis.speechSynthesis;
    if (!synthesis) return undefined;
    const look = () => setVoice(findLocalVoice(synthesis.getVoices(), lang));
    look();
    synthesis.addEventListener?.('voiceschanged', look);
    return () => synthesis.removeEventListener?.('voiceschanged', look);
  }, [lang]);
  return voice;
}

/**
 * Finds a local voice for a language. The same region comes first, then the default voice.
 *
 * @param lang BCP 47 tag
 * @returns `undefined` if there is no local voice for the language
 */
export function findLocalVoice(
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
