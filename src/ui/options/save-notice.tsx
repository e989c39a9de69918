/** Says that a choice was saved and offers to undo it. */

import { t } from '../../browser/i18n.ts';
import type { SettingsControl } from './use-settings.ts';

export function SaveNotice({ control: { outcome, undo } }: { control: SettingsControl }) {
  return (
    <p class="save-notice" role="status">
      {outcome === 'refused' && t('not_saved')}
      {outcome === 'saved' && t('saved')}
      {outcome === 'saved' && undo && (
        <button type="button" class="link" name="undo" onClick={undo}>
          {t('undo')}
        </button>
      )}
    </p>
  );
}
