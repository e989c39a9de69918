/** Lets the user choose the speech rate, and says which languages this device can read aloud. */

import { useEffect, useState } from 'preact/hooks';
import { formatList, getLanguageName, t } from '../../browser/i18n.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import { speechRates } from '../../storage/settings/settings.ts';
import { getRateName, SegmentedSetting, type SettingsControl } from './settings-section.tsx';

// Finds the languages that this device can read aloud offline.

/**
 * How long to wait for voices, in ms. Browsers load them on demand, and report nothing if there are
 * none.
 */
const maxWaitMs = 1_500;

/**
 * Lists the languages of the local voices, each once, as BCP 47 tags without a region. Remote
 * voices do not count, as the text would be sent to them.
 *
 * @returns `undefined` until the voices have loaded or the wait has timed out
 */
function useVoiceLanguages(): readonly string[] | undefined {
  const [languages, setLanguages] = useState<readonly string[]>();
  useEffect(() => {
    const synthesis = globalThis.speechSynthesis;
    if (!synthesis) {
      setLanguages([]);
      return undefined;
    }
    const look = (isFinal: boolean) => {
      const voices = synthesis.getVoices();
      if (voices.length > 0 || isFinal) setLanguages(toLanguages(voices));
    };
    const lookAgain = () => look(false);
    look(false);
    const timer = setTimeout(() => look(true), maxWaitMs);
    synthesis.addEventListener?.('voiceschanged', lookAgain);
    return () => {
      clearTimeout(timer);
      synthesis.removeEventListener?.('voiceschanged', lookAgain);
    };
  }, []);
  return languages;
}

function toLanguages(voices: readonly SpeechSynthesisVoice[]): string[] {
  const local = voices.filter(({ localService }) => localService);
  return [...new Set(local.map(({ lang }) => baseLanguage(lang)))];
}

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
