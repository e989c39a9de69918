import { boost } from './boost.ts';
import type { FoldAnswer, FoldTask } from './cross-validate.ts';

/** Process that trains the model of one fold; `cross-validate.ts` starts it. */
process.once('message', ({ examples, options }: FoldTask) => {
  process.send?.(answer(examples, options), () => process.disconnect());
});

function answer(examples: FoldTask['examples'], options: FoldTask['options']): FoldAnswer {
  try {
    return { boosted: boost(examples, options) };
  } catch (error) {
    return { error: `${error}` };
  }
}
