/** Erases all data after a second question. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { eraseEverything } from '../../storage/stores/storage-usage.ts';

export function EraseEverything() {
  const [step, setStep] = useState<'idle' | 'asked' | 'erased' | 'refused'>('idle');
  const isConfirming = step === 'asked';
  // The pressed button disappears, so the focus moves to the answer that changes nothing.
  const next = useRef<HTMLButtonElement>(null);
  const wasConfirming = useRef(isConfirming);
  useEffect(() => {
    if (wasConfirming.current !== isConfirming) next.current?.focus();
    wasConfirming.current = isConfirming;
  }, [isConfirming]);
  const erase = async () => setStep((await eraseEverything()).ok ? 'erased' : 'refused');
  if (isConfirming)
    return (
      <div class="confirm" role="alertdialog" aria-label={t('erase')}>
        <p>{t('erase_ask')}</p>
        <div class="buttons">
          <button type="button" class="button main" name="erase-yes" onClick={() => void erase()}>
            {t('erase_yes')}
          </button>
          <button type="button" class="button" ref={next} onClick={() => setStep('idle')}>
            {t('cancel')}
          </button>
        </div>
      </div>
    );
  return (
    <div class="buttons">
      <button type="button" class="button" name="erase" ref={next} onClick={() => setStep('asked')}>
        {t('erase')}
      </button>
      <span role="status">
        {step === 'erased' && t('erased')}
        {step === 'refused' && t('history_write_failed')}
      </span>
    </div>
  );
}
