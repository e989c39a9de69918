/** Hints that are given once on each machine. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { getAiApis } from '../../browser/built-in-ai.ts';
import { openOptions } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import type { LanguageModelApi } from '../../engines/chromium-prompt.ts';
import type { SummarizerApi } from '../../engines/chromium-summarizer.ts';
import type { FirefoxMl } from '../../engines/firefox-ml.ts';
import { getAllowedEngines } from '../../storage/settings/policy.ts';
import { readPolicy, readSettings } from '../../storage/stores/settings-store.ts';
import { markHintSeen, shouldShowHint } from '../../storage/stores/storage-items.ts';

// Tells the user once, with the first summary, that points can be clicked.

interface Props {
  /** Hides the hint without marking it as seen. */
  hidden: boolean;
  /** The hint to show after this one, so that there is only one at a time. */
  next: preact.ComponentChild;
}

export function PointHint({ hidden, next }: Props) {
  const [wanted, setWanted] = useState<boolean>();
  useEffect(() => {
    void shouldShowHint('press-point').then(async (wanted) => {
      setWanted(wanted);
      // This view keeps showing the hint, but no other view will show it again.
      if (wanted) await markHintSeen('press-point');
    });
  }, []);
  if (wanted === undefined) return null;
  if (!wanted) return <>{next}</>;
  return hidden ? null : <p class="point-hint">{t('point_hint')}</p>;
}

// Tells the user once that this browser has a built-in AI that can be turned on.

/** @param hidden hides the hint without marking it as seen */
export function BuiltInAiHint({ job, hidden = false }: { job: Job; hidden?: boolean }) {
  const [shown, setShown] = useState(false);
  const { id, status } = job;
  useEffect(() => {
    if (status !== 'done' || shown) return;
    void hasAiToOffer(job).then(async (offered) => {
      setShown(offered);
      // This view keeps showing the hint, but no other view will show it again.
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

/** Returns true if a model is available for this article and the user has not decided about it. */
async function hasAiToOffer({ type, length, article }: Job): Promise<boolean> {
  if (!article || !(await shouldShowHint('built-in-ai'))) return false;
  if ((await readSettings()).engine !== 'extractive') return false;
  const models = getAiApis<SummarizerApi, LanguageModelApi, FirefoxMl>();
  if (!models.summarizer && !models.ml) return false;
  const allowed = getAllowedEngines(await readPolicy());
  // Imports the engines lazily: they are large, and needed only if the browser has a model.
  const { createEngines } = await import('../../engines/registry.ts');
  const offered = createEngines(models).filter(
    ({ id }) => id !== 'extractive' && id !== 'local-server' && allowed.includes(id),
  );
  const task = { type, length, lang: article.lang };
  const answers = await Promise.all(offered.map((engine) => engine.availability(task)));
  return answers.some((answer) => answer === 'available' || answer === 'downloadable');
}
