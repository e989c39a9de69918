/** Who writes: the article's own sentences always; the browser's model beside them, by choice. */

import { useState } from 'preact/hooks';
import type { Availability } from '../../engines/engine.ts';
import { failureCause } from '../../engines/failure-of.ts';
import type { ResolvedTask } from '../../engines/task.ts';
import { formatNumber, getLanguageName, getUiLanguage, t } from '../../platform/i18n.ts';
import { deleteMlModels, hasMlPermission, requestMl } from '../../platform/on-device-ai.ts';
import type { Failure } from '../../result.ts';
import { baseLanguage } from '../../text/script.ts';
import { AiOutputLanguage } from './ai-language.tsx';
import { type BuiltInAi, builtInEngineId, useBuiltInAi } from './use-model.ts';
import type { SettingsControl } from './use-settings.ts';

export function EngineSection({ control }: { control: SettingsControl }) {
  const locked = control.locked.has('engine');
  const model = useBuiltInAi();
  const chosen = control.settings.engine;
  const [refused, setRefused] = useState(false);
  const choose = async () => {
    // First, and with nothing before it: the browser asks only inside the click.
    const granted = !hasMlPermission() || (await requestMl());
    setRefused(!granted);
    if (!granted) return;
    control.change({ engine: builtInEngineId() });
    model.look();
  };
  return (
    <>
      <fieldset class="engines" disabled={locked}>
        <legend class="visually-hidden">{t('options_engine')}</legend>
        <label class="check">
          <input
            type="radio"
            name="engine"
            value="bundled"
            checked={chosen === 'bundled'}
            onChange={() => control.change({ engine: 'bundled' })}
          />
          <span>
            {t('by_bundled')}
            <span class="hint">{t('engine_bundled_hint')}</span>
          </span>
        </label>
        <label class="check">
          <input
            type="radio"
            name="engine"
            value={builtInEngineId()}
            checked={chosen === builtInEngineId()}
            disabled={model.isMissing}
            onChange={() => void choose()}
          />
          <span>
            {t('engine_ai')}
            <span class="hint">{t('engine_ai_hint')}</span>
            {refused && <span class="hint">{t('engine_refused')}</span>}
            {model.isMissing && <span class="hint missing">{t('engine_none')}</span>}
          </span>
        </label>
        {chosen === builtInEngineId() && !model.isMissing && <BuiltInAiState model={model} />}
        {locked && <p class="hint">{t('locked')}</p>}
      </fieldset>
      {chosen === builtInEngineId() && (
        <AiOutputLanguage control={control} translates={model.translates} />
      )}
    </>
  );
}

function BuiltInAiState({ model }: { model: BuiltInAi }) {
  const { offer, progress, failure } = model;
  if (progress !== undefined)
    return (
      <div class="model">
        <progress value={progress} max={1} aria-label={t('engine_downloading')} />
        <span class="hint">
          {t('engine_downloading')} {formatNumber(Math.round(progress * 100))} %
        </span>
        <button type="button" class="link" onClick={model.cancel}>
          {t('cancel')}
        </button>
      </div>
    );
  return (
    <div class="model">
      <p class="hint" role="status">
        {failure ? downloadText(failure) : stateText(offer?.availability)}{' '}
        {offer && isUsable(offer) && languageText(offer.task.lang)}
      </p>
      {offer?.availability === 'needs-download' && (
        <button type="button" class="button" onClick={model.download}>
          {t('engine_get')}
        </button>
      )}
      {hasMlPermission() && (
        <button type="button" class="link" onClick={() => void deleteMlModels().then(model.look)}>
          {t('engine_delete')}
        </button>
      )}
    </div>
  );
}

function isUsable({ availability }: ResolvedTask): boolean {
  return availability === 'ready' || availability === 'needs-download';
}

/** Nothing, where the model knows the language of the interface. */
function languageText(lang: string): string {
  if (baseLanguage(lang) === baseLanguage(getUiLanguage())) return '';
  return t('engine_only_language', getLanguageName(lang));
}

function downloadText(failure: Failure): string {
  switch (failureCause(failure)) {
    case 'forbidden':
      return t('engine_download_forbidden');
    case 'offline':
      return t('engine_download_offline');
    default:
      return t('engine_download_failed');
  }
}

function stateText(availability: Availability | undefined): string {
  switch (availability) {
    case undefined:
      return '';
    case 'ready':
      return t('engine_ready');
    case 'needs-download':
      return t('engine_needs_download');
    case 'unavailable':
      return t('engine_none');
    case 'unknown':
      return t('engine_unknown');
  }
}
