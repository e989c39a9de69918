/**
 * Sentences in the middle of somebody's words: the quotation opened before them and closes after
 * them, so that alone they read as the article's own claim.
 */

import type { Outline, Sentence } from './outline.ts';
import { filterSteps, finish, type Steps } from './steps.ts';

/** An article that is quoted for the most part (a speech, a letter) has nothing else to show. */
const mostQuoted = 0.4;

const known = new WeakMap<Outline, ReadonlySet<number>>();

/** Whether `sentence` stands wholly inside a quotation whose marks are in other sentences. */
export function isInsideQuotation(sentence: Sentence, outline: Outline): boolean {
  const inside = known.get(outline) ?? finish(insideQuotationSteps(outline));
  return inside.has(sentence.index);
}

/** Looks for all of them, in steps, before the first is asked for. */
export function* insideQuotationSteps(outline: Outline): Steps<ReadonlySet<number>> {
  const inside = yield* insideSteps(outline);
  known.set(outline, inside);
  return inside;
}

function* insideSteps({ article, sentences }: Outline): Steps<ReadonlySet<number>> {
  const inside = yield* filterSteps(sentences, ({ block, start, text, opens }) => {
    if (opens || anyMark.test(text)) return false;
    const source = article.blocks[block]?.text ?? '';
    return isOpen(source.slice(0, start), source.slice(start));
  });
  if (inside.length > mostQuoted * sentences.length) return new Set();
  return new Set(inside.map(({ index }) => index));
}

const anyMark = /["“”„‟«»「」『』]/u;

/** Whether a quotation that opens in `before` closes in `after`, or not before the paragraph's end. */
function isOpen(before: string, after: string): boolean {
  const guillemets = count(before, /«/gu) - count(before, /»/gu);
  if (guillemets > 0 && after.includes('»')) return true;
  const corners = count(before, /[「『]/gu) - count(before, /[」』]/gu);
  if (corners > 0 && /[」』]/u.test(after)) return true;
  const isOdd = (marks: RegExp) => count(before, marks) % 2 === 1;
  if (isOdd(/[“”„‟]/gu)) return /[“”]/u.test(after) || /^["“„]/u.test(before);
  // One straight mark may stand for inches.
  return isOdd(/"/gu) && count(after, /"/gu) % 2 === 1;
}

function count(text: string, marks: RegExp): number {
  return text.match(marks)?.length ?? 0;
}
