/** Reads the points aloud and highlights each one here and in the page while it is spoken. */

import type { ComponentProps } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import { speechRates } from '../../storage/settings/settings.ts';
import { readSettings, updateSettings } from '../../storage/stores/settings-store.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { IconButton } from '../components/icon.tsx';
import { isVerified } from './use-job.ts';

// Reads text aloud with a local voice. A remote voice would send the text away, so without a local
// voice for the language there is no reading aloud.

type SpeechState = 'silent' | 'speaking' | 'paused';

interface Speech {
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
 * @param onFailure called if the browser cannot speak
 * @returns `undefined` if this device has no voice for the language
 */
function useSpeech(
  texts: readonly string[],
  lang: string,
  rate: number,
  onText: (index: number | undefined) => void,
  onFailure: () => void,
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
  const stop = () => {
    turn.current += 1;
    stopSpeaking();
    end();
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
      utterance.onerror = ({ error }) => {
        if (turn.current !== own || isExpectedStop(error)) return;
        // The texts that follow would be spoken although the buttons say that it has ended.
        stop();
        onFailure();
      };
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
    stop,
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

interface Props {
  job: Job;
  summary: Summary;
  /** Receives the index of the point that is being spoken; `undefined` at the end. */
  onSpeak(index: number | undefined): void;
  /** Receives the localized message if speech fails; `''` when it begins. */
  onErrorMessage(errorMessage: string): void;
}

export function ReadAloud({ job, summary, onSpeak, onErrorMessage }: Props) {
  const [rate, setRate] = useSpeechRate();
  const texts = summary.points.map(({ text }) => text);
  const onFailure = () => onErrorMessage(t('read_aloud_failed'));
  const speech = useSpeech(texts, summary.lang, rate, onSpeak, onFailure);
  const main = useRef<HTMLButtonElement>(null);
  if (!speech) return null;
  const next = speechRates[(speechRates.indexOf(rate) + 1) % speechRates.length] ?? 1;
  const change = () => {
    setRate(next);
    speech.restart(next);
  };
  const startVerified = () => {
    onErrorMessage('');
    // The button may be gone by the time the page has answered, and nothing could stop the speech.
    void isVerified(job).then((verified) => verified && main.current && speech.start());
  };
  const stop = () => {
    speech.stop();
    // The pressed button disappears, so the focus moves to the main button.
    main.current?.focus();
  };
  return (
    <div class="read-aloud" data-state={speech.state}>
      <IconButton {...getMainButton({ ...speech, start: startVerified })} ref={main} />
      {speech.state !== 'silent' && (
        <>
          <IconButton icon="stop" label={t('read_aloud_stop')} onClick={stop} />
          <button type="button" class="link rate" onClick={change}>
            {t('read_aloud_rate')} {formatNumber(rate)}×
          </button>
        </>
      )}
    </div>
  );
}

type MainButton = Pick<ComponentProps<typeof IconButton>, 'icon' | 'label' | 'onClick'>;

/** One button for start, pause and resume, so that keyboard users do not lose the focus. */
function getMainButton({ state, start, pause, resume }: Speech): MainButton {
  switch (state) {
    case 'silent':
      return { icon: 'listen', label: t('read_aloud'), onClick: start };
    case 'speaking':
      return { icon: 'pause', label: t('read_aloud_pause'), onClick: pause };
    case 'paused':
      return { icon: 'play', label: t('read_aloud_resume'), onClick: resume };
  }
}

/** Returns the rate that was used last, on any page. */
function useSpeechRate(): [number, (rate: number) => void] {
  const [rate, setRate] = useState(1);
  useEffect(() => void readSettings().then(({ speechRate }) => setRate(speechRate)), []);
  const choose = (chosen: number) => {
    setRate(chosen);
    void updateSettings({ speechRate: chosen });
  };
  return [rate, choose];
}
