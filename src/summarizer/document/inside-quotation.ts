/**
 * Sentences in the middle of somebody's words: the quotation opened before them and closes after
 * them, so that alone they read as the article's own claim.
 */

import { filterSteps, runToCompletion, type Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from './document.ts';

/** An article that is quoted for the most part (a speech, a letter) has nothing else to show. */
const maxQuotedShare = 0.4;

const insideCache = new WeakMap<SegmentedDocument, ReadonlySet<number>>();

/** Whether `sentence` stands wholly inside a quotation whose marks are in other sentences. */
export function isInsideQuotation(sentence: Sentence, document: SegmentedDocument): boolean {
  const inside = insideCache.get(document) ?? runToCompletion(insideQuotationSteps(document));
  return inside.has(sentence.index);
}

/** Looks for all of them, in steps, before the first is asked for. */
export function* insideQuotationSteps(document: SegmentedDocument): Steps<ReadonlySet<number>> {
  const inside = yield* insideSteps(document);
  insideCache.set(document, inside);
  return inside;
}

function* insideSteps({ article, sentences }: SegmentedDocument): Steps<ReadonlySet<number>> {
  let marks: { of: number; until: BlockMarks } | undefined;
  const inside = yield* filterSteps(sentences, ({ block, start, text, isFirstInBlock }) => {
    if (isFirstInBlock || anyMark.test(text)) return false;
    if (marks?.of !== block)
      marks = { of: block, until: new BlockMarks(article.blocks[block]?.text ?? '') };
    return marks.until.isOpenAt(start);
  });
  if (inside.length > maxQuotedShare * sentences.length) return new Set();
  return new Set(inside.map(({ index }) => index));
}

const anyMark = /["“”„‟«»「」『』]/u;
const everyMark = new RegExp(anyMark, 'gu');

/** The quotation marks of a block, counted once for all its sentences. */
class BlockMarks {
  private readonly marks: readonly RegExpExecArray[];
  private readonly opensAtOnce: boolean;
  private readonly before = new Tally();
  private readonly after = new Tally();
  private passed = 0;

  constructor(source: string) {
    this.marks = [...source.matchAll(everyMark)];
    this.opensAtOnce = /^["“„]/u.test(source);
    for (const [mark] of this.marks) this.after.add(mark, 1);
  }

  /**
   * Whether a quotation opens before `start` and closes after it, or not before the block's end.
   * Asked from the first sentence to the last.
   */
  isOpenAt(start: number): boolean {
    const { marks, before, after } = this;
    for (let at = marks[this.passed]; at && at.index < start; at = marks[++this.passed]) {
      before.add(at[0], 1);
      after.add(at[0], -1);
    }
    if (before.of('«') > before.of('»') && after.of('»') > 0) return true;
    if (before.of('「『') > before.of('」』') && after.of('」』') > 0) return true;
    if (before.of('“”„‟') % 2 === 1) return after.of('“”') > 0 || this.opensAtOnce;
    // One straight mark may stand for inches.
    return before.of('"') % 2 === 1 && after.of('"') % 2 === 1;
  }
}

/** How often each quotation mark stands in a stretch of text. */
class Tally {
  private readonly counts = new Map<string, number>();

  add(mark: string, more: number): void {
    this.counts.set(mark, (this.counts.get(mark) ?? 0) + more);
  }

  of(marks: string): number {
    return [...marks].reduce((sum, mark) => sum + (this.counts.get(mark) ?? 0), 0);
  }
}
