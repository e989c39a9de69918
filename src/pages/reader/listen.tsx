/** The points read aloud, each marked in the page while it is said. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { send } from '../../platform/send.ts';
import type { Job } from '../../platform/session.ts';
import { readSettings } from '../../platform/settings-store.ts';
import type { Summary } from '../../summary/summary.ts';
import { Icon } from '../ui/icon.tsx';
import { useSpeech } from './use-speech.ts';

export function Listen({ job, summary }: { job: Job; summary: Summary }) {
  const rate = useListenRate();
  const texts = summary.points.map(({ text }) => text);
  const speech = useSpeech(texts, summary.lang, rate, (index) => {
    const anchor = index === undefined ? null : (summary.points[index]?.sources[0] ?? null);
    void send('highlight', { tabId: job.tabId, anchor, scroll: false });
  });
  if (!speech) return null;
  if (speech.state === 'silent')
    return <Button icon="listen" label={t('listen')} onClick={speech.start} />;
  return (
    <>
      {speech.state === 'speaking' ? (
        <Button icon="pause" label={t('listen_pause')} onClick={speech.pause} />
      ) : (
        <Button icon="play" label={t('listen_resume')} onClick={speech.resume} />
      )}
      <Button icon="stop" label={t('listen_stop')} onClick={speech.stop} />
    </>
  );
}

interface ButtonProps {
  icon: 'listen' | 'pause' | 'play' | 'stop';
  label: string;
  onClick(): void;
}

function Button({ icon, label, onClick }: ButtonProps) {
  return (
    <button type="button" class="icon-button" title={label} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function useListenRate(): number {
  const [rate, setRate] = useState(1);
  useEffect(() => void readSettings().then(({ listenRate }) => setRate(listenRate)), []);
  return rate;
}
