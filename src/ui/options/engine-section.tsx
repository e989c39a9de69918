/**
 * Lets the user turn on AI summaries, by the built-in AI or a local server, next to the extractive
 * ones.
 */

import { useState } from 'preact/hooks';
import { deleteMlModels, hasMlPermission, requestMl } from '../../browser/built-in-ai.ts';
import { formatPercent } from '../../browser/format.ts';
import { getLanguageName, getUiLanguage, t } from '../../browser/i18n.ts';
import type { Availability } from '../../engines/engine.ts';
import { getFailureCause } from '../../engines/errors.ts';
import type { ResolvedTask } from '../../engines/registry.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Failure } from '../../shared/result.ts';
import { AiOutputLanguage } from './ai-output-language.tsx';
import { LocalServerSection } from './local-server-section.tsx';
import { getModeLabels } from './setting-labels.ts';
import { SegmentedSetting } from './settings-section.tsx';
import {
  type BuiltInAi,
  canBuiltInAiChoose,
  getBuiltInEngineId,
  useBuiltInAi,
} from './use-built-in-ai.ts';
import type { SettingsControl } from './use-settings.ts';

export function EngineSection({ control }: { control: SettingsControl }) {
  const locked = control.locked.has('engine');
  const { engine: chosen, aiMode } = control.settings;
  const model = useBuiltInAi(aiMode);
  const isBuiltIn = chosen !== 'extractive' && chosen !== 'local-server';
  const [refused, setRefused] = useState(false);
  const choose = async () => {
    // Must come first: the browser shows its permission prompt only while the click is handled.
    const granted = !hasMlPermission() || (await requestMl());
    setRefused(!granted);
    if (!granted) return;
    control.change({ engine: getBuiltInEngineId(aiMode) });
    model.refresh();
  };
  return (
    <>
      <fieldset class="engines" disabled={locked}>
        <legend class="visually-hidden">{t('options_summary_source')}</legend>
        <label class="check">
          <input
            type="radio"
            name="engine"
            value="extractive"
            checked={chosen === 'extractive'}
            onChange={() => control.change({ engine: 'extractive' })}
          />
          <span>
            {t('by_extractive')}
            <span class="hint">{t('engine_extractive_hint')}</span>
          </span>
        </label>
        <label class="check">
          <input
            type="radio"
            name="engine"
            value={getBuiltInEngineId(aiMode)}
            checked={isBuiltIn}
            disabled={model.isMissing}
            onChange={() => void choose()}
          />
          <span>
            {t('engine_ai')}
            <span class="hint">{t('engine_ai_hint')}</span>
            {refused && <span class="hint">{t('engine_permission_denied')}</span>}
            {model.isMissing && <span class="hint missing">{t('engine_none')}</span>}
          </span>
        </label>
        {isBuiltIn && !model.isMissing && <BuiltInAiState model={model} />}
        <label class="check">
          <input
            type="radio"
            name="engine"
            value="local-server"
            checked={chosen === 'local-server'}
            onChange={() => control.change({ engine: 'local-server' })}
          />
          <span>
            {t('engine_local')}
            <span class="hint">{t('engine_local_hint')}</span>
          </span>
        </label>
        {locked && <p class="hint">{t('locked')}</p>}
      </fieldset>
      {chosen === 'local-server' && <LocalServerSection />}
      {(chosen === 'local-server' || (isBuiltIn && canBuiltInAiChoose())) && (
        <ModeSetting control={control} isBuiltIn={isBuiltIn} />
      )}
      {chosen !== 'extractive' && (
        <AiOutputLanguage
          control={control}
          canTranslate={chosen === 'local-server' || model.canTranslate}
        />
      )}
    </>
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
  const { resolvedTask, progress, failure } = model;
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
        {failure ? downloadText(failure) : getStateText(resolvedTask?.availability)}
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
