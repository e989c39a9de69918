/**
 * Finds sentences in the middle of a quotation, whose quotation marks are in other sentences. Shown
 * alone, such a sentence would read as the article's own claim; `selection/filters.ts` therefore
 * filters it.
 */

import { filterSteps, runToCompletion, type Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from './document.ts';

/** If more of an article is quoted (a speech, a letter), no sentence counts as inside. */
const maxQuotedShare = 0.4;

const insideCache = new WeakMap<SegmentedDocument, ReadonlySet<number>>();

/** Returns true if a sentence lies inside a quotation whose marks are in other sentences. */
export function isInsideQuotation(sentence: Sentence, document: SegmentedDocument): boolean {
  const inside = insideCache.get(document) ?? runToCompletion(findInsideQuotationSteps(document));
  return inside.has(sentence.index);
}

/**
 * Finds all such sentences in steps and caches them, so that `isInsideQuotation` is fast afterwards.
 *
 * @returns indices of sentences
 */
export function* findInsideQuotationSteps(document: SegmentedDocument): Steps<ReadonlySet<number>> {
  const inside = yield* searchSteps(document);
  insideCache.set(document, inside);
  return inside;
}

function* searchSteps({ article, sentences }: SegmentedDocument): Steps<ReadonlySet<number>> {
  let current: { block: number; marks: BlockMarks } | undefined;
  const inside = yield* filterSteps(sentences, ({ block, start, text, isFirstInBlock }) => {
    if (isFirstInBlock || anyMark.test(text)) return false;
    if (current?.block !== block) {
      current = { block, marks: new BlockMarks(article.blocks[block]?.text ?? '') };
    }
    return current.marks.isOpenAt(start);
  });
  if (inside.length > maxQuotedShare * sentences.length) return new Set();
  return new Set(inside.map(({ index }) => index));
}

const anyMark = /["“”„‟«»「」『』]/u;
const everyMark = new RegExp(anyMark, 'gu');

/** Counts the quotation marks of a block once for all its sentences, to keep the cost linear. */
class BlockMarks {
  private readonly marks: readonly RegExpExecArray[];
  private readonly startsQuoted: boolean;
  private readonly before = new MarkCounts();
  private readonly after = new MarkCounts();
  private passed = 0;

  constructor(source: string) {
    this.marks = [...source.matchAll(everyMark)];
    this.startsQuoted = /^["“„]/u.test(source);
    for (const [mark] of this.marks) this.after.add(mark, 1);
  }

  /**
   * Returns true if a quotation opens before `start` and closes after it. In a block that starts
   * with a quotation mark, it need not close. The calls must be in text order.
   */
  isOpenAt(start: number): boolean {
    const { marks, before, after } = this;
    for (let at = marks[this.passed]; at && at.index < start; at = marks[++this.passed]) {
      before.add(at[0], 1);
      after.add(at[0], -1);
    }
    if (before.count('«') > before.count('»') && after.count('»') > 0) return true;
    if (before.count('「『') > before.count('」』') && after.count('」』') > 0) return true;
    if (before.count('“”„‟') % 2 === 1) return after.count('“”') > 0 || this.startsQuoted;
    // A single straight mark may mean inches, so a closing one is required.
    return before.count('"') % 2 === 1 && after.count('"') % 2 === 1;
  }
}

/** Counts how often each quotation mark occurs in a range of text. */
class MarkCounts {
  private readonly counts = new Map<string, number>();

  add(mark: string, change: number): void {
    this.counts.set(mark, (this.counts.get(mark) ?? 0) + change);
  }

  count(marks: string): number {
    return [...marks].reduce((sum, mark) => sum + (this.counts.get(mark) ?? 0), 0);
  }
}
