/** The summary on the clipboard, as rich text and as plain text. */

import type { Job } from '../../platform/session.ts';
import type { Summary } from '../../summary/summary.ts';

/** Copies title, points and address. To be called in a click. */
export async function copySummary(job: Job, summary: Summary): Promise<void> {
  const plain = new Blob([plainText(job, summary)], { type: 'text/plain' });
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
}

function plainText({ head }: Job, { form, points }: Summary): string {
  const texts = points.map(({ text }) => text);
  const body = form === 'tldr' ? texts.join(' ') : texts.map((text) => `• ${text}`).join('\n');
  return [head?.title, body, head?.url].filter(Boolean).join('\n\n');
}
