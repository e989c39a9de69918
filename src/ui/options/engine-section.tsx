/**
 * Lets the user turn on AI summaries, by the built-in AI or a local server, next to the extractive
 * ones.
 */

import { useEffect, useRef, useState } from 'preact/hooks';
import {
  deleteMlModels,
  getAiApis,
  hasMlPermission,
  requestMl,
  setModelDownloaded,
} from '../../browser/built-in-ai.ts';
import {
  formatPercent,
  getBrowserLanguage,
  getLanguageName,
  getUiLanguage,
  t,
} from '../../browser/i18n.ts';
import type { Availability, Engine, Task } from '../../engines/engine.ts';
import { getFailureCause } from '../../engines/errors.ts';
import type { ResolvedTask } from '../../engines/registry.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Failure } from '../../shared/result.ts';
import type { AiMode, EngineId } from '../../summarizer/summary.ts';
import { LocalServerSection } from './local-server-section.tsx';
import {
  aiLanguageNames,
  getModeLabels,
  SegmentedSetting,
  type SettingsControl,
} from './settings-section.tsx';

// Lets the user choose the language of AI summaries, if the model knows more than the article's.

interface Props {
  control: SettingsControl;
  /** True if the model can write in the browser's language about articles in others. */
  canTranslate: boolean;
}

/** Shows nothing if there is no choice to make. A choice made elsewhere can still be undone. */
function AiOutputLanguage({ control: { settings, locked, change }, canTranslate }: Props) {
  const isLocked = locked.has('aiOutputLanguage');
  if (!canTranslate && !isLocked && settings.aiOutputLanguage === 'article') return null;
  return (
    <SegmentedSetting
      label={t('ai_output_language_label')}
      hint={t('ai_output_language_hint')}
      choices={aiLanguageNames()}
      value={settings.aiOutputLanguage}
      locked={isLocked}
      onChoose={(aiOutputLanguage) => change({ aiOutputLanguage })}
    />
  );
}

// State of the browser's built-in AI on the options page, and its download.

interface BuiltInAi {
  /** True if there is certainly no model, so that the option is disabled. */
  isMissing: boolean;
  /** The task that the model can do, if any; `undefined` until it has answered. */
  resolvedTask: ResolvedTask | undefined;
  /** True if the model can write in the browser's language about articles in others. */
  canTranslate: boolean;
  /** Downloaded share from 0 to 1; `undefined` if no download runs. */
  progress: number | undefined;
  /** The reason for which the download failed, if it did. */
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
function useBuiltInAi(mode: AiMode): BuiltInAi {
  const [offer, setOffer] = useState<ResolvedTask>();
  // Until they have answered, Chromium's models are expected to translate, and Firefox's not to.
  const [translates, setTranslates] = useState(!hasMlPermission());
  const [progress, setProgress] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef<AbortController | undefined>(undefined);

  const refresh = () =>
    void loadBuiltInEngine(mode).then(async (engine) => {
      const [offer, translates] = await Promise.all([
        findResolvedTask(engine),
        canTranslate(engine),
      ]);
      setOffer(offer);
      setTranslates(translates);
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
  const missing = isMissing(offer);
  return {
    isMissing: missing,
    resolvedTask: offer,
    canTranslate: translates && !missing,
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
function getBuiltInEngineId(mode: AiMode): EngineId {
  if (hasMlPermission()) return 'firefox-ml';
  const { summarizer, languageModel } = getAiApis();
  const isPrompted = languageModel && (mode === 'choose' || !summarizer);
  return isPrompted ? 'chromium-prompt' : 'chromium-summarizer';
}

/** Returns true if the built-in AI can choose sentences; models that only summarize cannot. */
function canBuiltInAiChoose(): boolean {
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

export function EngineSection({ control }: { control: SettingsControl }) {
  const isLocked = control.locked.has('engine');
  const { engine: chosen, aiMode } = control.settings;
  const model = useBuiltInAi(aiMode);
  const isBuiltIn = chosen !== 'extractive' && chosen !== 'local-server';
  const builtIn = getBuiltInEngineId(aiMode);
  const [refused, setRefused] = useState(false);
  // If a policy allows a single engine, it is said once for all of them.
  const isForbidden = (engine: EngineId) => !isLocked && !control.engines.includes(engine);
  const choose = async () => {
    // Must come first: the browser shows its permission prompt only while the click is handled.
    const granted = !hasMlPermission() || (await requestMl());
    setRefused(!granted);
    if (!granted) return;
    control.change({ engine: builtIn });
    model.refresh();
  };
  return (
    <>
      <fieldset class="engines" disabled={isLocked}>
        <legend class="visually-hidden">{t('options_summary_source')}</legend>
        <EngineOption
          engine="extractive"
          name={t('by_extractive')}
          isChosen={chosen === 'extractive'}
          onChoose={() => control.change({ engine: 'extractive' })}
        >
          <span class="hint">{t('engine_extractive_hint')}</span>
        </EngineOption>
        <EngineOption
          engine={builtIn}
          name={t('engine_ai')}
          isChosen={isBuiltIn}
          isMissing={model.isMissing}
          isForbidden={isForbidden(builtIn)}
          onChoose={() => void choose()}
        >
          <BuiltInAiHint isMissing={model.isMissing} />
          {refused && <span class="hint">{t('engine_permission_denied')}</span>}
        </EngineOption>
        {isBuiltIn && <BuiltInAiState model={model} />}
        <EngineOption
          engine="local-server"
          name={t('engine_local')}
          isChosen={chosen === 'local-server'}
          isForbidden={isForbidden('local-server')}
          onChoose={() => control.change({ engine: 'local-server' })}
        >
          <span class="hint">{t('engine_local_hint')}</span>
        </EngineOption>
        {isLocked && <p class="hint">{t('locked')}</p>}
      </fieldset>
      {chosen !== 'extractive' && <AiSettings control={control} model={model} />}
    </>
  );
}

interface EngineOptionProps {
  engine: EngineId;
  name: string;
  isChosen: boolean;
  /** True if this browser does not have it. */
  isMissing?: boolean;
  /** True if a policy does not allow it. */
  isForbidden?: boolean;
  onChoose(): void;
  children: preact.ComponentChildren;
}

function EngineOption(props: EngineOptionProps) {
  const { engine, name, isChosen, isMissing = false, isForbidden = false } = props;
  return (
    <label class="check">
      <input
        type="radio"
        name="engine"
        value={engine}
        checked={isChosen}
        disabled={isMissing || isForbidden}
        onChange={props.onChoose}
      />
      <span>
        {name}
        {props.children}
        {isForbidden && <span class="hint locked">{t('locked')}</span>}
      </span>
    </label>
  );
}

/** Shows the settings of the AI that is chosen. */
function AiSettings({ control, model }: { control: SettingsControl; model: BuiltInAi }) {
  const isLocal = control.settings.engine === 'local-server';
  return (
    <>
      {isLocal && <LocalServerSection />}
      {(isLocal || canBuiltInAiChoose()) && <ModeSetting control={control} isBuiltIn={!isLocal} />}
      <AiOutputLanguage control={control} canTranslate={isLocal || model.canTranslate} />
    </>
  );
}

/**
 * Describes the built-in AI, or says that there is none. Where the answer comes late, both texts have
 * the same place, which fits the longer one, so that nothing below moves.
 */
function BuiltInAiHint({ isMissing }: { isMissing: boolean }) {
  return (
    <span class="hint alternatives">
      <span class={isMissing ? 'unused' : ''}>{t('engine_ai_hint')}</span>
      {!hasMlPermission() && (
        <span class={isMissing ? 'missing' : 'unused'}>{t('engine_none')}</span>
      )}
    </span>
  );
}

function ModeSetting({ control, isBuiltIn }: { control: SettingsControl; isBuiltIn: boolean }) {
  return (
    <SegmentedSetting
      label={t('ai_mode_label')}
      hint={t('ai_mode_hint')}
      choices={getModeLabels()}
      value={control.settings.aiMode}
      locked={control.locked.has('aiMode')}
      onChoose={(aiMode) =>
        control.change({ aiMode, ...(isBuiltIn && { engine: getBuiltInEngineId(aiMode) }) })
      }
    />
  );
}

function BuiltInAiState({ model }: { model: BuiltInAi }) {
  const { resolvedTask, progress, failure, isMissing } = model;
  const language =
    resolvedTask && isUsable(resolvedTask) ? getLanguageText(resolvedTask.task.lang) : '';
  if (progress !== undefined)
    return (
      <div class="built-in-ai">
        <progress value={progress} max={1} aria-label={t('engine_downloading')} />
        <span class="hint">
          {t('engine_downloading')} {formatPercent(progress)}
        </span>
        <button type="button" class="link" onClick={model.cancel}>
          {t('cancel')}
        </button>
      </div>
    );
  return (
    <div class="built-in-ai">
      <p class="hint" role="status">
        {failure ? downloadText(failure) : !isMissing && getStateText(resolvedTask?.availability)}
      </p>
      {language && <p class="hint">{language}</p>}
      {resolvedTask?.availability === 'downloadable' && (
        <button type="button" class="button" onClick={model.download}>
          {t('engine_download')}
        </button>
      )}
      {hasMlPermission() && (
        <button
          type="button"
          class="link"
          onClick={() => void deleteMlModels().then(model.refresh)}
        >
          {t('engine_delete')}
        </button>
      )}
    </div>
  );
}

function isUsable({ availability }: ResolvedTask): boolean {
  return availability === 'available' || availability === 'downloadable';
}

/** Names the model's language; `''` if it knows the language of the interface. */
function getLanguageText(lang: string): string {
  if (baseLanguage(lang) === baseLanguage(getUiLanguage())) return '';
  return t('engine_only_language', getLanguageName(lang));
}

function downloadText(failure: Failure): string {
  switch (getFailureCause(failure)) {
    case 'forbidden':
      return t('engine_download_forbidden');
    case 'offline':
      return t('engine_download_offline');
    default:
      return t('engine_download_failed');
  }
}

function getStateText(availability: Availability | undefined): string {
  switch (availability) {
    case undefined:
      return '';
    case 'available':
      return t('engine_available');
    case 'downloadable':
      return t('engine_downloadable');
    case 'unavailable':
      return t('engine_none');
    case 'unknown':
      return t('engine_unknown');
  }
}
