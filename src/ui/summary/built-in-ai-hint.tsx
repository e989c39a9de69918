/** Told once: this browser has a model of its own, and the reader may choose it. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { getBuiltInAiApis } from '../../browser/built-in-ai.ts';
import { openOptions } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import type { SummarizerApi } from '../../engines/chromium-summarizer.ts';
import type { FirefoxMl } from '../../engines/firefox-ml.ts';
import { getAllowedEngines } from '../../storage/settings/policy.ts';
import { readPolicy, readSettings } from '../../storage/stores/settings-store.ts';
import { markHintSeen, shouldShowHint } from '../../storage/stores/storage-items.ts';

/** @param hidden out of the way for now; it is not given again, so it is not let go of either. */
export function BuiltInAiHint({ job, hidden = false }: { job: Job; hidden?: boolean }) {
  const [shown, setShown] = useState(false);
  const { id, status } = job;
  useEffect(() => {
    if (status !== 'done' || shown) return;
    void hasAiToOffer(job).then(async (offered) => {
      setShown(offered);
      // It stays for as long as this reader is open, and no other one gives it again.
      if (offered) await markHintSeen('built-in-ai');
    });
  }, [id, status]);
  if (!shown || hidden) return null;
  const dismiss = () => setShown(false);
  const choose = () => {
    dismiss();
    void openOptions();
  };
  return (
    <aside class="ai-hint">
      <p>{t('ai_hint')}</p>
      <button type="button" class="link" onClick={choose}>
        {t('ai_hint_choose')}
      </button>
      <button type="button" class="link" onClick={dismiss}>
        {t('ai_hint_dismiss')}
      </button>
    </aside>
  );
}

/** Whether there is a model for this article that the reader has not chosen, and may. */
async function hasAiToOffer({ type, length, article }: Job): Promise<boolean> {
  if (!article || !(await shouldShowHint('built-in-ai'))) return false;
  if ((await readSettings()).engine !== 'extractive') return false;
  const models = getBuiltInAiApis<SummarizerApi, FirefoxMl>();
  if (!models.summarizer && !models.ml) return false;
  const allowed = getAllowedEngines(await readPolicy());
  // The engines are large: only a browser that has a model loads them for this.
  const { createEngines } = await import('../../engines/registry.ts');
  const offered = createEngines(models).filter(
    ({ id }) => id !== 'extractive' && allowed.includes(id),
  );
  const task = { type, length, lang: article.lang };
  const answers = await Promise.all(offered.map((engine) => engine.availability(task)));
  return answers.some((answer) => answer === 'available' || answer === 'downloadable');
}
