import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, Settings } from '../../../src/storage/settings/settings.ts';
import { getSettingName, getSettingValueName } from '../../../src/ui/options/settings-section.tsx';

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const browser = fakeBrowser();
  return { default: { ...browser, i18n: browser.api.i18n } };
});

describe('getSettingName', () => {
  it('has a name for every setting', () => {
    const nameless = Object.keys(defaultSettings).filter(
      (field) => getSettingName(field) === field,
    );
    expect(nameless).toEqual([]);
  });

  it('returns the key of an unknown setting', () => {
    expect(getSettingName('unknown')).toBe('unknown');
  });
});

describe('getSettingValueName', () => {
  const choices = Object.entries(Settings.entries).flatMap(([field, schema]) =>
    'options' in schema ? [[field, schema.options] as const] : [],
  );

  it('is tested with every setting that has a few values', () => {
    expect(choices.map(([field]) => field)).toContain('type');
  });

  it.each(choices)('has a name for every value of %s', (field, values) => {
    const nameless = values.filter((value) => getSettingValueName(field, value) === `${value}`);
    expect(nameless).toEqual([]);
  });
});
