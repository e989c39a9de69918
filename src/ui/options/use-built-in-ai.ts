/** State of the browser's built-in AI on the options page, and its download. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { getAiApis, hasMlPermission, setModelDownloaded } from '../../browser/built-in-ai.ts';
import { getBrowserLanguage, getUiLanguage } from '../../browser/i18n.ts';
import type { Engine, Task } from '../../engines/engine.ts';
import type { ResolvedTask } from '../../engines/registry.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Failure } from '../../shared/result.ts';
import type { AiMode, EngineId } from '../../summarizer/summary.ts';

export interface BuiltInAi {
  /** True if there is certainly no model, so that the option is disabled. */
  isMissing: boolean;
  /** The task that the model can do, if any; `undefined` until it has answered. */
  resolvedTask: ResolvedTask | undefined;
  /** True if the model can write in the browser's language about articles in others. */
  canTranslate: boolean;
  /** Downloaded share from 0 to 1; `undefined` if no download runs. */
  progress: number | undefined;
  /** Why the download failed, if it did. */
  failure: Failure | undefined;
  refresh(): void;
  /** Starts the download. Must be called in a click. */
  download(): void;
  cancel(): void;
}

/**
 * Asks the built-in AI what it can do, and follows its download.
 *
 * @param mode decides which model of Chromium is asked
 */
export function useBuiltInAi(mode: AiMode): BuiltInAi {
  const [offer, setOffer] = useState<ResolvedTask>();
  const [translates, setTranslates] = useState(false);
  const [progress, setProgress] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef<AbortController | undefined>(undefined);

  const refresh = () =>
    void loadBuiltInEngine(mode).then(async (engine) => {
      setOffer(await findResolvedTask(engine));
      setTranslates(await canTranslate(engine));
    });
  useEffect(refresh, [mode]);
  useEffect(() => () => stop.current?.abort(), []);

  const download = async () => {
    const engine = await loadBuiltInEngine(mode);
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
 * Returns true if there is no model even for English, which every model knows. Firefox reveals its
 * AI only after a permission that is requested when it is chosen, so there this is never known
 * before.
 */
function isMissing(offer: ResolvedTask | undefined): boolean {
  if (hasMlPermission()) return false;
  const { summarizer, languageModel } = getAiApis();
  return !(summarizer || languageModel) || offer?.availability === 'unavailable';
}

/** Returns the first task that the model can do now or after a download; otherwise the last one. */
async function findResolvedTask(engine: Engine | undefined): Promise<ResolvedTask | undefined> {
  let offer: ResolvedTask | undefined;
  for (const task of getProbeTasks()) {
    offer = { task, availability: (await engine?.availability(task)) ?? 'unavailable' };
    if (offer.availability !== 'unavailable') break;
  }
  return offer;
}

/** Asks about an English article, or a Spanish one if the browser's language is English. */
async function canTranslate(engine: Engine | undefined): Promise<boolean> {
  const outputLang = getBrowserLanguage();
  const lang = baseLanguage(outputLang) === 'en' ? 'es' : 'en';
  const task: Task = { type: 'key-points', length: 'medium', lang, outputLang };
  const availability = await engine?.availability(task);
  return availability === 'available' || availability === 'downloadable';
}

/** Returns the built-in AI that this kind of browser can have. */
export function getBuiltInEngineId(mode: AiMode): EngineId {
  if (hasMlPermission()) return 'firefox-ml';
  const { summarizer, languageModel } = getAiApis();
  const isPrompted = languageModel && (mode === 'choose' || !summarizer);
  return isPrompted ? 'chromium-prompt' : 'chromium-summarizer';
}

/** Returns true if the built-in AI can choose sentences; models that only summarize cannot. */
export function canBuiltInAiChoose(): boolean {
  return !hasMlPermission() && getAiApis().languageModel !== undefined;
}

/** Imports the engines lazily: they are large, and nothing on the page waits for them. */
async function loadBuiltInEngine(mode: AiMode): Promise<Engine | undefined> {
  const { createEngines } = await import('../../engines/registry.ts');
  return createEngines(getAiApis()).find(({ id }) => id === getBuiltInEngineId(mode));
}

/** Asks about the user's own language first, then about English. */
const getProbeTasks = (): Task[] =>
  [getUiLanguage(), 'en'].map((lang) => ({ type: 'key-points', length: 'medium', lang }));
