import { describe, expect, test } from 'vitest';
import { createEngines, findAiEngine } from '../../src/engines/registry.ts';
import { type EngineId, engineIds } from '../../src/summarizer/summary.ts';

const engines = createEngines({
  summarizer: undefined,
  ml: undefined,
  isModelDownloaded: async () => false,
});

function chosen(choice: EngineId, allowed: readonly EngineId[] = engineIds) {
  return findAiEngine(engines, choice, allowed)?.id;
}

describe('findAiEngine', () => {
  test('returns nothing unless another engine than the extractive one is chosen', () => {
    expect(chosen('extractive')).toBeUndefined();
  });
  test.each(['chromium-summarizer', 'firefox-ml'] as const)('returns %s if it is chosen', (id) => {
    expect(chosen(id)).toBe(id);
  });
  test('returns nothing that a policy does not allow', () => {
    expect(chosen('chromium-summarizer', ['extractive', 'firefox-ml'])).toBeUndefined();
  });
});
