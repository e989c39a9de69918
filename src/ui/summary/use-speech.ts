/**
 * Reading aloud, by a voice of this machine: a remote voice would send the text away, so without a
 * local one for the language there is no reading aloud.
 */

import { useEffect, useRef, useState } from 'preact/hooks';
import { baseLanguage } from '../../nlp/language-tags.ts';

export type SpeechState = 'silent' | 'speaking' | 'paused';

export interface Speech {
  state: SpeechState;
  /** From the beginning. */
  start(): void;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Goes on at another rate, from the beginning of the text that is being said. */
  restart(rate: number): void;
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
  const spoken = useRef(0);
  // Each start is a turn of its own: what an earlier one still has to tell comes too late.
  const turn = useRef(0);
  // What is being said belongs to this reader; neither it nor its mark goes on without it.
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

/** A paused synthesizer stays paused for whatever it is given next, unless it is resumed. */
function stopSpeaking(): void {
  globalThis.speechSynthesis?.cancel();
  globalThis.speechSynthesis?.resume();
}

/** Whether it ended because it was told to; whoever told it knows what comes next. */
function isExpectedStop(error: SpeechSynthesisErrorCode): boolean {
  return error === 'canceled' || error === 'interrupted';
}

/** Voices come late in Chromium, so they are waited for. */
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

/** The voice for a language: of this machine, of the same region if there is one, the default first. */
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
