/** What is said of an article: points, each with the sentences that it rests on. */

import * as v from 'valibot';
import { Anchor } from '../extraction/article.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { Count, LanguageTag } from '../shared/schema.ts';

export const engineIds = [
  'extractive',
  'chromium-summarizer',
  'chromium-prompt',
  'firefox-ml',
  'local-server',
] as const;
export type EngineId = (typeof engineIds)[number];

/**
 * What a language model does: writes in its own words, or chooses among the article's sentences.
 */
export const aiModes = ['write', 'choose'] as const;
export type AiMode = (typeof aiModes)[number];

export const summaryTypes = ['key-points', 'tldr'] as const;
export type SummaryType = (typeof summaryTypes)[number];

export const lengths = ['short', 'medium', 'long'] as const;
export type Length = (typeof lengths)[number];

/**
 * How many points (or, for a tl;dr, sentences) a length allows at most: the numbers of the
 * platform's own Summarizer API (https://webmachinelearning.github.io/writing-assistance-apis/).
 */
export const pointLimits: Record<SummaryType, Record<Length, number>> = {
  'key-points': { short: 3, medium: 5, long: 7 },
  tldr: { short: 1, medium: 3, long: 5 },
};

/** One of the summaries that an article can have; they are kept side by side. */
export const Variant = v.object({
  engine: v.picklist(engineIds),
  type: v.picklist(summaryTypes),
  length: v.picklist(lengths),
  /** BCP 47 of the summary, which is the article's unless an engine writes in another. */
  lang: LanguageTag,
  /** Set if the engine is a language model that can both write and choose. */
  mode: v.exactOptional(v.picklist(aiModes)),
  /** The model's name, if the engine can run more than one. */
  model: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
});
export type Variant = v.InferOutput<typeof Variant>;

/** A stretch of a point's text: UTF-16 offsets, the end not included. */
export const Span = v.object({ start: Count, end: Count });

/**
 * Something in a generated point that the article does not hold; `mismatch`: a number that it holds,
 * but of something else.
 */
export const Flag = v.object({
  kind: v.picklist(['number', 'date', 'name', 'quotation', 'mismatch']),
  ...Span.entries,
});
export type Flag = v.InferOutput<typeof Flag>;

/** Sizes that no honest summary reaches. */
export const summaryLimits = {
  points: 20,
  /** Characters of a point. */
  text: 5_000,
  sources: 20,
  doubts: 100,
  completed: 20,
} as const;

export const Point = v.object({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(summaryLimits.text)),
  /** The sentences it rests on, best first; never empty for the bundled engine. */
  sources: v.pipe(v.array(Anchor), v.maxLength(summaryLimits.sources)),
  flags: v.pipe(v.array(Flag), v.maxLength(summaryLimits.doubts)),
  /**
   * Stretches that stand elsewhere in the article: a speaker's name made whole, a heading put
   * first.
   */
  insertedSpans: v.exactOptional(v.pipe(v.array(Span), v.maxLength(summaryLimits.completed))),
  /** `contents`: it says what is on a list, and its sources are the items in their order. */
  kind: v.exactOptional(v.literal('contents')),
  /** Set in `choose` mode if the extension, not the model, chose the sentence. */
  isAdded: v.exactOptional(v.literal(true)),
});
export type Point = v.InferOutput<typeof Point>;

export const Summary = v.object({
  ...Variant.entries,
  points: v.pipe(v.array(Point), v.maxLength(summaryLimits.points)),
  /** Points that the engine wrote and the article does not support; they are not shown. */
  droppedPoints: Count,
});
export type Summary = v.InferOutput<typeof Summary>;

/**
 * The summary of these points, held against its schema: whatever an engine makes of a hostile
 * article, what leaves here can be stored and read. A point that is over a limit is not shown.
 * @returns `unexpected` where there is no such summary
 */
export function createSummary(
  variant: Variant,
  points: readonly Point[],
  droppedPoints = 0,
): Result<Summary> {
  const summary = {
    ...variant,
    points: points.filter((point) => v.is(Point, point)),
    droppedPoints,
  };
  const parsed = v.safeParse(Summary, summary);
  return parsed.success
    ? ok(summary)
    : fail('unexpected', `summary: ${v.summarize(parsed.issues)}`);
}

/** Returns true if two summaries are the same variant. */
export function isSameVariant(a: Variant, b: Variant): boolean {
  return toVariantKey(a) === toVariantKey(b);
}

/** Returns a string that identifies a variant. */
export function toVariantKey({ engine, type, length, lang, mode, model }: Variant): string {
  return JSON.stringify([engine, type, length, lang, mode, model]);
}
