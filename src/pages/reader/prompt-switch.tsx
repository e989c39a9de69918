/** Turning the line in the page on for the site that is being read, and off again. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../platform/i18n.ts';
import { askForPrompt, hidePrompt } from '../../platform/prompt-consent.ts';
import { isMatchable } from '../../settings/prompt-matches.ts';
import { promptAllowedBy } from '../../settings/prompt-sites.ts';
import { usePromptConsent } from '../ui/use-prompt-consent.ts';

export function PromptSwitch({ job }: { job: Job }) {
  const consent = usePromptConsent();
  // The line stands in the page itself, whichever frame holds the article.
  const host = job.article && hostOf(job.article.frameId ? (job.tabUrl ?? '') : job.article.url);
  // A private window's site is not written down; and where the line is everywhere, it has its own way out.
  if (!consent || !host || job.incognito || consent.everywhere) return null;
  const where = { kind: 'site', host } as const;
  if (consent.sites.promptSites.includes(host))
    return (
      <button
        type="button"
        class="link prompt-off"
        title={t('prompt_hide_on', host)}
        onClick={() => void hidePrompt(where)}
      >
        {t('prompt_off_site')}
      </button>
    );
  // Access must not be asked for where an administrator lets nothing come of it.
  if (!promptAllowedBy(consent.policy, host)) return null;
  return (
    <button
      type="button"
      class="link prompt-on"
      title={t('prompt_show_here', host)}
      onClick={() => void askForPrompt(where)}
    >
      {t('prompt_on_site')}
    </button>
  );
}

function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && isMatchable(hostname) ? hostname : undefined;
}
