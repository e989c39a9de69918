import { describe, expect, test } from 'vitest';
import { createEngines, findAiEngine } from '../../src/engines/registry.ts';
import { type EngineId, engineIds } from '../../src/summarizer/summary.ts';

const engines = createEngines({
  summarizer: undefined,
  languageModel: undefined,
  ml: undefined,
  isModelDownloaded: async () => false,
  localServer: { read: async () => undefined, hasAccess: async () => false, fetch },
});

function chosen(choice: EngineId, allowed: readonly EngineId[] = engineIds) {
  return findAiEngine(engines, choice, allowed)?.id;
}

describe('findAiEngine', () => {
  test('returns nothing unless another engine than the extractive one is chosen', () => {
    expect(chosen('extractive')).toBeUndefined();
  });
  test.each(['chromium-summarizer', 'chromium-prompt', 'firefox-ml', 'local-server'] as const)(
    'returns %s if it is chosen',
    (id) => {
      expect(chosen(id)).toBe(id);
    },
  );
  test('returns nothing that a policy does not allow', () => {
    expect(chosen('chromium-summarizer', ['extractive', 'firefox-ml'])).toBeUndefined();
  });
});
