import { describe, expect, test } from 'vitest';
import { bundled } from '../../src/engines/bundled.ts';
import { choose } from '../../src/engines/choose.ts';
import { chromiumSummarizer } from '../../src/engines/chromium-summarizer.ts';
import { firefoxMl } from '../../src/engines/firefox-ml.ts';
import { type EngineId, engineIds } from '../../src/summary/summary.ts';
import { fakeSummarizer } from '../fakes/summarizer.ts';

const task = { form: 'key-points', length: 'medium', lang: 'en' } as const;

async function chosen(
  choice: EngineId,
  availability = 'available',
  allowed: readonly EngineId[] = engineIds,
) {
  const engines = [
    chromiumSummarizer(fakeSummarizer({ availability }).api),
    firefoxMl(undefined),
    bundled,
  ];
  return (await choose(engines, choice, allowed, task)).map(({ id }) => id);
}

describe('choose', () => {
  test('the bundled engine alone, unless another is chosen', async () => {
    expect(await chosen('bundled')).toEqual(['bundled']);
  });
  test('the chosen one beside it, when it can write now', async () => {
    expect(await chosen('chromium-summarizer')).toEqual(['bundled', 'chromium-summarizer']);
  });
  test.each(['downloadable', 'unavailable'])('not one that is %s', async (availability) => {
    expect(await chosen('chromium-summarizer', availability)).toEqual(['bundled']);
  });
  test('not one that this browser does not have', async () => {
    expect(await chosen('firefox-ml')).toEqual(['bundled']);
  });
  test('not one that an administrator forbids', async () => {
    expect(await chosen('chromium-summarizer', 'available', ['bundled'])).toEqual(['bundled']);
  });
});
