/**
 * Defines the schema of a summary: points, each with the anchors of the sentences that it rests on.
 * Every engine creates summaries with it, and the job, the history and backups store them.
 */

import * as v from 'valibot';
import { Anchor } from '../extraction/article.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { Count, LanguageTag } from '../shared/schema.ts';

/** The engines by the ids that settings, policies and records use; see `engines/registry.ts`. */
export const engineIds = [
  'extractive',
  'chromium-summarizer',
  'chromium-prompt',
  'firefox-ml',
  'local-server',
] as const;
export type EngineId = (typeof engineIds)[number];

/** A language model either writes in its own words or chooses among the article's sentences. */
export const aiModes = ['write', 'choose'] as const;
export type AiMode = (typeof aiModes)[number];

/** A summary is a list of points or a paragraph. */
export const summaryTypes = ['key-points', 'tldr'] as const;
export type SummaryType = (typeof summaryTypes)[number];

/** The lengths that a user can choose; see `pointLimits`. */
export const lengths = ['short', 'medium', 'long'] as const;
export type Length = (typeof lengths)[number];

/**
 * The largest number of points, or of sentences for a tl;dr, that each length allows. The numbers
 * are those of the Summarizer API (https://webmachinelearning.github.io/writing-assistance-apis/),
 * so that the extractive summary and one of the built-in AI can be compared.
 */
export const pointLimits: Record<SummaryType, Record<Length, number>> = {
  'key-points': { short: 3, medium: 5, long: 7 },
  tldr: { short: 1, medium: 3, long: 5 },
};

/** Identifies one of the summaries that an article can have, all of which are saved. */
export const Variant = v.object({
  engine: v.picklist(engineIds),
  type: v.picklist(summaryTypes),
  length: v.picklist(lengths),
  /** BCP 47 language of the summary: the article's, unless the engine writes in another. */
  lang: LanguageTag,
  /** Set if the engine is a language model that can both write and choose. */
  mode: v.exactOptional(v.picklist(aiModes)),
  /** The model's name, if the engine can run more than one. */
  model: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
});
export type Variant = v.InferOutput<typeof Variant>;

/** A range of a point's text: UTF-16 offsets, the end excluded. */
export const Span = v.object({ start: Count, end: Count });

/**
 * Marks something in a generated point that the article does not support. `mismatch` is a number
 * that occurs in the article, but about something else.
 */
export const Flag = v.object({
  kind: v.picklist(['number', 'date', 'name', 'quotation', 'mismatch']),
  ...Span.entries,
});
export type Flag = v.InferOutput<typeof Flag>;

/** Limits far above any real summary. They bound what a hostile page or model can make us store. */
export const summaryLimits = {
  points: 20,
  /** UTF-16 units of a point's text. */
  text: 5_000,
  sources: 20,
  flags: 100,
  insertedSpans: 20,
} as const;

/** One statement of a summary. */
export const Point = v.object({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(summaryLimits.text)),
  /** Anchors of the sentences it rests on, best first; never empty in an extractive summary. */
  sources: v.pipe(v.array(Anchor), v.maxLength(summaryLimits.sources)),
  flags: v.pipe(v.array(Flag), v.maxLength(summaryLimits.flags)),
  /**
   * Ranges of the text that come from elsewhere in the article, such as a given name or a heading.
   * The summary view shows them differently.
   */
  insertedSpans: v.exactOptional(v.pipe(v.array(Span), v.maxLength(summaryLimits.insertedSpans))),
  /** Set if the point lists the items of a listicle; its sources are then the items in order. */
  kind: v.exactOptional(v.literal('contents')),
  /** Set in `choose` mode if the extension, not the model, chose the sentence. */
  isAdded: v.exactOptional(v.literal(true)),
});
export type Point = v.InferOutput<typeof Point>;

/** A summary of an article by one engine. */
export const Summary = v.object({
  ...Variant.entries,
  points: v.pipe(v.array(Point), v.maxLength(summaryLimits.points)),
  /** How many generated points were left out because the article does not support them. */
  droppedPoints: Count,
});
export type Summary = v.InferOutput<typeof Summary>;

/**
 * Creates a summary and validates it, so that the output of any engine on a hostile article can be
 * stored and read again. Points that exceed a limit are left out.
 *
 * @param droppedPoints how many generated points were left out as unsupported
 * @returns the summary; fails with `unexpected` if the rest does not fit the schema
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

/** Returns a string that is the same for the same variant, for use as a key. */
export function toVariantKey({ engine, type, length, lang, mode, model }: Variant): string {
  return JSON.stringify([engine, type, length, lang, mode, model]);
}
