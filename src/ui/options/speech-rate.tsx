/** How fast it is read aloud, and in which languages this device can; or why it cannot. */

import { formatList, getLanguageName, t } from '../../browser/i18n.ts';
import { speechRates } from '../../storage/settings/settings.ts';
import { rateName } from './setting-labels.ts';
import { SegmentedSetting } from './settings-section.tsx';
import type { SettingsControl } from './use-settings.ts';
import { useVoiceLanguages } from './use-voice-languages.ts';

export function SpeechRate({ control }: { control: SettingsControl }) {
  const { settings, locked, change } = control;
  const languages = useVoiceLanguages();
  return (
    <SegmentedSetting
      label={t('read_aloud_rate_label')}
      hint={hintText(languages)}
      choices={getRateNames(settings.speechRate)}
      value={`${settings.speechRate}`}
      locked={locked.has('speechRate')}
      disabled={languages?.length === 0}
      onChoose={(rate) => change({ speechRate: Number(rate) })}
    />
  );
}

/** Languages that are named; a device may have voices for dozens. */
const maxNamed = 8;

function hintText(languages: readonly string[] | undefined): string {
  if (languages === undefined) return '';
  if (languages.length === 0) return t('read_aloud_no_voice');
  const names = languages.slice(0, maxNamed).map(getLanguageName);
  return t('read_aloud_voices', formatList(names, languages.length > maxNamed));
}

/** “1.5×”. @param chosen may be any, by a policy or a backup */
function getRateNames(chosen: number): [string, string][] {
  return [...new Set([...speechRates, chosen])]
    .sort((a, b) => a - b)
    .map((rate) => [`${rate}`, rateName(rate)]);
}
