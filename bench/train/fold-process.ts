import { boost } from './boost.ts';
import type { FoldAnswer, FoldTask } from './cross-boost.ts';

/** Trains one fold's model in a process of its own; started by `cross-boost.ts`. */
process.once('message', ({ examples, options }: FoldTask) => {
  process.send?.(answer(examples, options), () => process.disconnect());
});

function answer(examples: FoldTask['examples'], options: FoldTask['options']): FoldAnswer {
  try {
    return { boosted: boost(examples, options) };
  } catch (error) {
    return { fault: `${error}` };
  }
}
