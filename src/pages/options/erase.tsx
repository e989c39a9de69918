/** Erasing everything, which is asked twice. */

import { useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { eraseEverything } from '../../platform/stored.ts';

export function Erase() {
  const [step, setStep] = useState<'idle' | 'asked' | 'erased' | 'refused'>('idle');
  const erase = async () => setStep((await eraseEverything()).ok ? 'erased' : 'refused');
  if (step === 'asked')
    return (
      <div class="confirm" role="alertdialog" aria-label={t('erase')}>
        <p>{t('erase_ask')}</p>
        <div class="buttons">
          <button type="button" class="button main" name="erase-yes" onClick={() => void erase()}>
            {t('erase_yes')}
          </button>
          <button type="button" class="button" onClick={() => setStep('idle')}>
            {t('cancel')}
          </button>
        </div>
      </div>
    );
  return (
    <div class="buttons">
      <button type="button" class="button" name="erase" onClick={() => setStep('asked')}>
        {t('erase')}
      </button>
      <span role="status">
        {step === 'erased' && t('erased')}
        {step === 'refused' && t('history_refused')}
      </span>
    </div>
  );
}
