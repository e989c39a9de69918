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

describe('beside the bundled engine writes', () => {
  test('nobody, unless another is chosen', () => {
    expect(chosen('extractive')).toBeUndefined();
  });
  test.each(['chromium-summarizer', 'chromium-prompt', 'firefox-ml', 'local-server'] as const)(
    '%s, when it is chosen',
    (id) => {
      expect(chosen(id)).toBe(id);
    },
  );
  test('nobody that an administrator does not allow', () => {
    expect(chosen('chromium-summarizer', ['extractive', 'firefox-ml'])).toBeUndefined();
  });
});
