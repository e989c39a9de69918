/** Which of the walked blocks are the article. */

import type { LeftOutReason } from './article.ts';
import { reasonsToLeaveOut } from './leave-out.ts';
import { readabilityChoice } from './readability.ts';
import type { Walk } from './walk.ts';

/** One verdict a block: kept, or why not. */
export type Verdict = 'kept' | LeftOutReason;

/** Judges every block of the walk. */
export function choose(document: Document, walk: Walk): Verdict[] {
  const isChosen = readabilityChoice(document, walk) ?? walk.blocks.map(() => false);
  const reasons = reasonsToLeaveOut(walk, isChosen);
  const verdicts = isChosen.map((chosen, i): Verdict => {
    const reason = reasons[i];
    if (reason) return reason;
    return chosen ? 'kept' : 'unsure';
  });
  return withoutRepeats(walk, verdicts);
}

/** A text this short, in characters, may well be said twice. */
const shortText = 40;

/** A paragraph that stands twice is read once. */
function withoutRepeats(walk: Walk, verdicts: readonly Verdict[]): Verdict[] {
  const seen = new Set<string>();
  return verdicts.map((verdict, i) => {
    const text = walk.blocks[i]?.text ?? '';
    if (verdict !== 'kept' || text.length < shortText) return verdict;
    if (seen.has(text)) return 'repeated';
    seen.add(text);
    return verdict;
  });
}
