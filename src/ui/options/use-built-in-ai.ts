/** The model of this browser, as the options page shows it and has it downloaded. */

import { useEffect, useRef, useState } from 'preact/hooks';
import {
  getBuiltInAiApis,
  hasMlPermission,
  setModelDownloaded,
} from '../../browser/built-in-ai.ts';
import { getBrowserLanguage, getUiLanguage } from '../../browser/i18n.ts';
import type { Engine, Task } from '../../engines/engine.ts';
import type { ResolvedTask } from '../../engines/registry.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Failure } from '../../shared/result.ts';
import type { EngineId } from '../../summarizer/summary.ts';

export interface BuiltInAi {
  /** Whether it is known that there is none, so that it cannot be chosen. */
  isMissing: boolean;
  /** What it can write, if anything; `undefined` until it has answered. */
  resolvedTask: ResolvedTask | undefined;
  /** Whether it can write in the browser's language about articles in others. */
  canTranslate: boolean;
  /** Share that is downloaded, while it is. */
  progress: number | undefined;
  /** Why the download failed, if it did. */
  failure: Failure | undefined;
  refresh(): void;
  /** To be called in a click. */
  download(): void;
  cancel(): void;
}

export function useBuiltInAi(): BuiltInAi {
  const [offer, setOffer] = useState<ResolvedTask>();
  const [translates, setTranslates] = useState(false);
  const [progress, setProgress] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef<AbortController | undefined>(undefined);

  const refresh = () =>
    void loadBuiltInEngine().then(async (engine) => {
      setOffer(await findResolvedTask(engine));
      setTranslates(await canTranslate(engine));
    });
  useEffect(refresh, []);
  useEffect(() => () => stop.current?.abort(), []);

  const download = async () => {
    const engine = await loadBuiltInEngine();
    if (!offer || !engine) return;
    stop.current = new AbortController();
    setFailure(undefined);
    setProgress(0);
    const prepared = await engine.download(offer.task, setProgress, stop.current.signal);
    if (prepared.ok && hasMlPermission()) await setModelDownloaded();
    setProgress(undefined);
    if (!prepared.ok && prepared.failure.code !== 'aborted') setFailure(prepared.failure);
    refresh();
  };
  return {
    isMissing: isMissing(offer),
    resolvedTask: offer,
    canTranslate: translates,
    progress,
    failure,
    refresh,
    download: () => void download(),
    cancel: () => stop.current?.abort(),
  };
}

/**
 * Whether there is no model, not even for English, for which each of them has one. Firefox shows its
 * AI only after it was allowed, which is asked for when it is chosen: there it is never known before.
 */
function isMissing(offer: ResolvedTask | undefined): boolean {
  if (hasMlPermission()) return false;
  return !getBuiltInAiApis().summarizer || offer?.availability === 'unavailable';
}

/** The first of the tasks that it can do, or may some day; else the last one. */
async function findResolvedTask(engine: Engine | undefined): Promise<ResolvedTask | undefined> {
  let offer: ResolvedTask | undefined;
  for (const task of getProbeTasks()) {
    offer = { task, availability: (await engine?.availability(task)) ?? 'unavailable' };
    if (offer.availability !== 'unavailable') break;
  }
  return offer;
}

/** Asked for an article in English; where that is the browser's language, for one in Spanish. */
async function canTranslate(engine: Engine | undefined): Promise<boolean> {
  const outputLang = getBrowserLanguage();
  const lang = baseLanguage(outputLang) === 'en' ? 'es' : 'en';
  const task: Task = { type: 'key-points', length: 'medium', lang, outputLang };
  const availability = await engine?.availability(task);
  return availability === 'available' || availability === 'downloadable';
}

/** The model that this kind of browser can have. */
export const builtInEngineId = (): EngineId =>
  hasMlPermission() ? 'firefox-ml' : 'chromium-summarizer';

/** The engines are large, and nothing on the page waits for them. */
async function loadBuiltInEngine(): Promise<Engine | undefined> {
  const { createEngines } = await import('../../engines/registry.ts');
  return createEngines(getBuiltInAiApis()).find(({ id }) => id === builtInEngineId());
}

/** Whether it can write is asked for the reader's own language, and failing that for English. */
const getProbeTasks = (): Task[] =>
  [getUiLanguage(), 'en'].map((lang) => ({ type: 'key-points', length: 'medium', lang }));
