/** Lets the user choose if summaries are saved, for how long, and how much storage they may use. */

import { useEffect, useState } from 'preact/hooks';
import { openHistory } from '../../browser/extension-pages.ts';
import { formatBytes, formatNumber, plural, t } from '../../browser/i18n.ts';
import type { Retention } from '../../storage/history/retention-policy.ts';
import type { Settings } from '../../storage/settings/settings.ts';
import { bytesPerMib } from '../../storage/settings/settings.ts';
import { previewRetention } from '../../storage/stores/retention.ts';
import { getDayLabels, SegmentedSetting, type SettingsControl } from './settings-section.tsx';

export function HistorySection({ control }: { control: SettingsControl }) {
  const { settings, locked, change } = control;
  return (
    <>
      <HistorySwitch control={control} />
      <SegmentedSetting
        label={t('history_days_label')}
        hint={t('history_days_hint')}
        choices={getDayLabels()}
        value={`${settings.historyDays}`}
        locked={locked.has('historyDays')}
        onChoose={(days) => change({ historyDays: Number(days) as Settings['historyDays'] })}
      />
      <SegmentedSetting
        label={t('history_max_size_label')}
        hint={t('history_max_size_hint')}
        choices={getCapLabels(settings.historyMaxMib)}
        value={`${settings.historyMaxMib}`}
        locked={locked.has('historyMaxMib')}
        onChoose={(megabytes) => change({ historyMaxMib: Number(megabytes) })}
      />
      <RetentionPreview settings={settings} />
      <p class="after">
        <button type="button" class="link" name="open-history" onClick={() => void openHistory()}>
          {t('history_open')}
        </button>
      </p>
    </>
  );
}

/** Says what a stricter retention rule will delete while the choice can still be undone. */
function RetentionPreview({ settings: { historyDays, historyMaxMib } }: { settings: Settings }) {
  const [retention, setRetention] = useState<Retention>();
  useEffect(() => {
    // Listed as dependencies only: the preview depends on both settings.
    void [historyDays, historyMaxMib];
    void previewRetention().then(setRetention);
  }, [historyDays, historyMaxMib]);
  const { removals, awaiting } = retention ?? {
    removals: [],
    awaiting: [],
  };
  return (
    <p class="retention-preview" role="status">
      {removals.length > 0 && `${plural('history_would_expire', removals.length)} `}
      {awaiting.length > 0 && plural('history_would_ask', awaiting.length)}
    </p>
  );
}

function HistorySwitch({ control }: { control: SettingsControl }) {
  const locked = control.locked.has('history');
  return (
    <label class="check">
      <input
        type="checkbox"
        name="history"
        checked={control.settings.history}
        disabled={locked}
        onChange={(event) => control.change({ history: event.currentTarget.checked })}
      />
      <span>
        {t('history_label')}
        <span class="hint">{t('history_hint')}</span>
        {locked && <span class="hint locked">{t('locked')}</span>}
      </span>
    </label>
  );
}

/**
 * Puts the unit on the last label only. @param chosen in MiB; may be unlisted if it comes from a
 * policy or backup
 */
function getCapLabels(chosen: number): [string, string][] {
  const caps = [...new Set([5, 20, 50, 100, chosen])].sort((a, b) => a - b);
  return caps.map((cap, at) => [
    `${cap}`,
    at === caps.length - 1 ? formatBytes(cap * bytesPerMib) : formatNumber(cap),
  ]);
}
