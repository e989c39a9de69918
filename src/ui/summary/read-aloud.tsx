/** Reads the points aloud and highlights each one here and in the page while it is spoken. */

import type { ComponentProps } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';
import { speechRates } from '../../storage/settings/settings.ts';
import { readSettings, updateSettings } from '../../storage/stores/settings-store.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { IconButton } from '../components/icon-button.tsx';
import { type Speech, useSpeech } from './use-speech.ts';
import { isVerified } from './verify-page.ts';

interface Props {
  job: Job;
  summary: Summary;
  /** Receives the index of the point that is being spoken; `undefined` at the end. */
  onSpeak(index: number | undefined): void;
}

export function ReadAloud({ job, summary, onSpeak }: Props) {
  const [rate, setRate] = useSpeechRate();
  const texts = summary.points.map(({ text }) => text);
  const speech = useSpeech(texts, summary.lang, rate, onSpeak);
  const main = useRef<HTMLButtonElement>(null);
  if (!speech) return null;
  const next = speechRates[(speechRates.indexOf(rate) + 1) % speechRates.length] ?? 1;
  const change = () => {
    setRate(next);
    speech.restart(next);
  };
  const startVerified = () => void isVerified(job).then((verified) => verified && speech.start());
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
