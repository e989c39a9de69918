import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../src/storage/settings/settings.ts';
import { getSettingName } from '../../../src/ui/options/settings-section.tsx';

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  return { default: { ...fakeBrowser(), i18n: { getMessage: (name: string) => name } } };
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
