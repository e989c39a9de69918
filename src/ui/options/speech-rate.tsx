/** Lets the user choose the speech rate, and says which languages this device can read aloud. */

import { formatList, getLanguageName, t } from '../../browser/i18n.ts';
import { speechRates } from '../../storage/settings/settings.ts';
import { getRateName } from './setting-labels.ts';
import { SegmentedSetting } from './settings-section.tsx';
import type { SettingsControl } from './use-settings.ts';
import { useVoiceLanguages } from './use-voice-languages.ts';

export function SpeechRate({ control }: { control: SettingsControl }) {
  const { settings, locked, change } = control;
  const languages = useVoiceLanguages();
  return (
    <SegmentedSetting
      label={t('read_aloud_rate_label')}
      hint={getHintText(languages)}
      choices={getRateNames(settings.speechRate)}
      value={`${settings.speechRate}`}
      locked={locked.has('speechRate')}
      disabled={languages?.length === 0}
      onChoose={(rate) => change({ speechRate: Number(rate) })}
    />
  );
}

/** Most languages that are named; a device may have voices for dozens. */
const maxNamed = 8;

function getHintText(languages: readonly string[] | undefined): string {
  if (languages === undefined) return '';
  if (languages.length === 0) return t('read_aloud_no_voice');
  const names = languages.slice(0, maxNamed).map(getLanguageName);
  return t('read_aloud_voices', formatList(names, languages.length > maxNamed));
}

/**
 * Labels the rates, for example “1.5×”. @param chosen may be unlisted if it comes from a policy or
 * backup
 */
function getRateNames(chosen: number): [string, string][] {
  return [...new Set([...speechRates, chosen])]
    .sort((a, b) => a - b)
    .map((rate) => [`${rate}`, getRateName(rate)]);
}
