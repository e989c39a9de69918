import type { Anchor } from '../../article/article.ts';
import type { Found } from '../../platform/page-calls.ts';
import type { PromptAnswer } from '../../platform/prompt-calls.ts';
import type { Result } from '../../result.ts';

/** What the line can bring about, and nothing else. */
export interface LineActions {
  press(): Promise<Result<PromptAnswer>>;
  hide(where: 'site' | 'everywhere'): void;
  /** Marks a sentence and goes there. */
  show(anchor: Anchor): Found;
  /** The same, once what hides it has been opened. */
  reveal(anchor: Anchor): Promise<Found>;
}
