/** Who writes beside the bundled engine, which always writes, and first. */

import type { EngineId } from '../summarizer/summary.ts';
import type { Engine } from './engine.ts';

/**
 * The engine that is to write a second version: the one that the reader has chosen, unless that is
 * the bundled one itself. Whether it can write now is for its `probe` to say.
 * @param allowed what an administrator lets be chosen.
 */
export function findAiEngine(
  engines: readonly Engine[],
  chosen: EngineId,
  allowed: readonly EngineId[],
): Engine | undefined {
  if (chosen === 'extractive' || !allowed.includes(chosen)) return undefined;
  return engines.find(({ id }) => id === chosen);
}
