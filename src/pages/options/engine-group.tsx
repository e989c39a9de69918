/** Who writes: the article's own sentences always; the browser's model beside them, by choice. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Availability, Engine, Task } from '../../engines/engine.ts';
import { formatNumber, t, uiLanguage } from '../../platform/i18n.ts';
import {
  browserModels,
  deleteMlModels,
  hasMlPermission,
  noteMlPrepared,
  requestMl,
} from '../../platform/on-device-ai.ts';
import type { EngineId } from '../../summary/summary.ts';
import type { SettingsControl } from './use-settings.ts';

/** The model that this kind of browser can have. */
const modelHere = (): EngineId => (hasMlPermission() ? 'firefox-ml' : 'chromium-summarizer');

/** The engines are large, and nothing on the page waits for them. */
async function engineHere(): Promise<Engine | undefined> {
  const { enginesOf } = await import('../../engines/list.ts');
  return enginesOf(browserModels()).find(({ id }) => id === modelHere());
}

/** Whether it can write is asked for the reader's own language, and failing that for English. */
const tasks = (): Task[] =>
  [uiLanguage(), 'en'].map((lang) => ({ form: 'key-points', length: 'medium', lang }));

export function EngineGroup({ control }: { control: SettingsControl }) {
  const locked = control.locked.has('engine');
  const model = useModel();
  const chosen = control.settings.engine;
  const [refused, setRefused] = useState(false);
  const choose = async () => {
    // First, and with nothing before it: the browser asks only inside the click.
    const granted = !hasMlPermission() || (await requestMl());
    setRefused(!granted);
    if (!granted) return;
    control.change({ engine: modelHere() });
    model.look();
  };
  return (
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
          value={modelHere()}
          checked={chosen === modelHere()}
          onChange={() => void choose()}
        />
        <span>
          {t('engine_ai')}
          <span class="hint">{t('engine_ai_hint')}</span>
          {refused && <span class="hint">{t('engine_refused')}</span>}
        </span>
      </label>
      {chosen === modelHere() && <ModelState model={model} />}
      {locked && <p class="hint">{t('locked')}</p>}
    </fieldset>
  );
}

interface Model {
  /** What it can write, if anything; `undefined` until it has answered. */
  offer: Offer | undefined;
  /** Share that is downloaded, while it is. */
  progress: number | undefined;
  failed: boolean;
  look(): void;
  /** To be called in a click. */
  download(): void;
  cancel(): void;
}

function useModel(): Model {
  const [offer, setOffer] = useState<Offer>();
  const [progress, setProgress] = useState<number>();
  const [failed, setFailed] = useState(false);
  const stop = useRef<AbortController | undefined>(undefined);

  const look = () => void engineHere().then(probeTasks).then(setOffer);
  useEffect(look, []);
  useEffect(() => () => stop.current?.abort(), []);

  const download = async () => {
    const engine = await engineHere();
    if (!offer || !engine) return;
    stop.current = new AbortController();
    setFailed(false);
    setProgress(0);
    const prepared = await engine.prepare(offer.task, setProgress, stop.current.signal);
    if (prepared.ok && hasMlPermission()) await noteMlPrepared();
    setProgress(undefined);
    setFailed(!prepared.ok && prepared.failure.code !== 'aborted');
    look();
  };
  return {
    offer,
    progress,
    failed,
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

function ModelState({ model }: { model: Model }) {
  const { offer, progress, failed } = model;
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
        {failed ? t('engine_download_failed') : stateText(offer?.availability)}
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

function stateText(availability: Availability | undefined): string {
  switch (availability) {
    case undefined:
      return '';
    case 'ready':
      return t('engine_ready');
    case 'needs-download':
      return t('engine_needs_download');
    case 'unavailable':
      return t('engine_unavailable');
    case 'unknown':
      return t('engine_unknown');
  }
}
