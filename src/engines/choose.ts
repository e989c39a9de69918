/** Who is to write: what the reader has chosen, where it can; the bundled engine always. */

import type { EngineId } from '../summary/summary.ts';
import type { Engine, Task } from './engine.ts';

/**
 * The engines to run for a task, in the order in which they are shown. The bundled one is always
 * among them and always first, since it answers at once; another follows only if the reader has
 * chosen it, it is allowed, and it can write now.
 * @param allowed what an administrator lets be chosen.
 */
export async function choose(
  engines: readonly Engine[],
  chosen: EngineId,
  allowed: readonly EngineId[],
  task: Task,
): Promise<Engine[]> {
  const always = engines.filter(({ id }) => id === 'bundled');
  const wanted = engines.find(
    ({ id }) => id === chosen && id !== 'bundled' && allowed.includes(id),
  );
  if (!wanted || (await wanted.probe(task)) !== 'ready') return always;
  return [...always, wanted];
}
