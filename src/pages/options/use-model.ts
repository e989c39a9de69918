/** The model of this browser, as the options page shows it and has it downloaded. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Availability, Engine, Task } from '../../engines/engine.ts';
import { uiLanguage } from '../../platform/i18n.ts';
import { browserModels, hasMlPermission, noteMlPrepared } from '../../platform/on-device-ai.ts';
import type { Failure } from '../../result.ts';
import type { EngineId } from '../../summary/summary.ts';

export interface Model {
  /** What it can write, if anything; `undefined` until it has answered. */
  offer: Offer | undefined;
  /** Share that is downloaded, while it is. */
  progress: number | undefined;
  /** Why the download failed, if it did. */
  failure: Failure | undefined;
  look(): void;
  /** To be called in a click. */
  download(): void;
  cancel(): void;
}

export function useModel(): Model {
  const [offer, setOffer] = useState<Offer>();
  const [progress, setProgress] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef<AbortController | undefined>(undefined);

  const look = () => void engineHere().then(probeTasks).then(setOffer);
  useEffect(look, []);
  useEffect(() => () => stop.current?.abort(), []);

  const download = async () => {
    const engine = await engineHere();
    if (!offer || !engine) return;
    stop.current = new AbortController();
    setFailure(undefined);
    setProgress(0);
    const prepared = await engine.prepare(offer.task, setProgress, stop.current.signal);
    if (prepared.ok && hasMlPermission()) await noteMlPrepared();
    setProgress(undefined);
    if (!prepared.ok && prepared.failure.code !== 'aborted') setFailure(prepared.failure);
    look();
  };
  return {
    offer,
    progress,
    failure,
    look,
    download: () => void download(),
    cancel: () => stop.current?.abort(),
  };
}

/** A task, and whether the model can do it. */
interface Offer {
  task: Task;
  availability: Availability;
}

/** The first of the tasks that it can do, or may some day; else the last one. */
async function probeTasks(engine: Engine | undefined): Promise<Offer | undefined> {
  let offer: Offer | undefined;
  for (const task of tasks()) {
    offer = { task, availability: (await engine?.probe(task)) ?? 'unavailable' };
    if (offer.availability !== 'unavailable') break;
  }
  return offer;
}

/** The model that this kind of browser can have. */
export const modelHere = (): EngineId => (hasMlPermission() ? 'firefox-ml' : 'chromium-summarizer');

/** The engines are large, and nothing on the page waits for them. */
async function engineHere(): Promise<Engine | undefined> {
  const { enginesOf } = await import('../../engines/list.ts');
  return enginesOf(browserModels()).find(({ id }) => id === modelHere());
}

/** Whether it can write is asked for the reader's own language, and failing that for English. */
const tasks = (): Task[] =>
  [uiLanguage(), 'en'].map((lang) => ({ form: 'key-points', length: 'medium', lang }));
