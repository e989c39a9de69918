import { expect, test, vi } from 'vitest';
import type { Summary } from '../../../src/summarizer/summary.ts';
import { getEngineLabel } from '../../../src/ui/components/export-records.ts';
import { samplePoint, sampleSummary } from '../../storage/history/samples.ts';

vi.mock('webextension-polyfill', async () => {
  const { getMessage } = await import('../messages.ts');
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const i18n = { getMessage, getUILanguage: () => 'en' };
  return { default: { storage: fakeBrowser().storage, i18n, runtime: {} } };
});

const chosen = ['One.', 'Two.', 'Three.'].map((text) => samplePoint(text));
const added = { ...samplePoint('Four.'), isAdded: true as const };
const engine = 'local-server';

test.each<[Partial<Summary>, string]>([
  [{}, 'Sentences from the article'],
  [{ engine, mode: 'write', model: 'models/qwen.gguf' }, 'Written by qwen'],
  [{ engine, mode: 'choose', model: 'qwen', points: chosen }, 'Sentences chosen by qwen'],
  [
    { engine, mode: 'choose', model: 'qwen', points: [...chosen, added] },
    '3 of 4 sentences chosen by qwen',
  ],
  [
    { engine: 'chromium-prompt', mode: 'choose', points: chosen },
    'Sentences chosen by Built-in AI',
  ],
])('the history and exports say who made the summary: %j, “%s”', (change, label) => {
  expect(getEngineLabel(sampleSummary(change))).toContain(label);
});
