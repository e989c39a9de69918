/** What is said of an article: points, each with the sentences that it rests on. */

import * as v from 'valibot';
import { Anchor } from '../article/article.ts';

export const engineIds = ['bundled', 'chromium-summarizer', 'firefox-ml'] as const;
export type EngineId = (typeof engineIds)[number];

export const forms = ['key-points', 'tldr'] as const;
export type Form = (typeof forms)[number];

export const lengths = ['short', 'medium', 'long'] as const;
export type Length = (typeof lengths)[number];

/**
 * How many points (or, for a tl;dr, sentences) a length allows at most: the numbers of the
 * platform's own Summarizer API (https://webmachinelearning.github.io/writing-assistance-apis/).
 */
export const pointLimits: Record<Form, Record<Length, number>> = {
  'key-points': { short: 3, medium: 5, long: 7 },
  tldr: { short: 1, medium: 3, long: 5 },
};

/** One of the summaries that an article can have; they are kept side by side. */
export const Variant = v.object({
  engine: v.picklist(engineIds),
  form: v.picklist(forms),
  length: v.picklist(lengths),
  /** BCP 47 of the summary, which is the article's unless an engine writes in another. */
  lang: v.pipe(v.string(), v.maxLength(35)),
});
export type Variant = v.InferOutput<typeof Variant>;

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A stretch of a point's text: UTF-16 offsets, the end not included. */
export const Span = v.object({ start: Offset, end: Offset });
export type Span = v.InferOutput<typeof Span>;

/**
 * Something in a generated point that the article does not hold; `mismatch`: a number that it holds,
 * but of something else.
 */
export const Doubt = v.object({
  kind: v.picklist(['number', 'date', 'name', 'quotation', 'mismatch']),
  ...Span.entries,
});
export type Doubt = v.InferOutput<typeof Doubt>;

export const Point = v.object({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(5_000)),
  /** The sentences it rests on, best first; never empty for the bundled engine. */
  sources: v.pipe(v.array(Anchor), v.maxLength(20)),
  doubts: v.pipe(v.array(Doubt), v.maxLength(100)),
  /** Stretches that stand elsewhere in the article: a speaker's name made whole, a heading put first. */
  completed: v.exactOptional(v.pipe(v.array(Span), v.maxLength(20))),
  /** `contents`: it says what is on a list, and its sources are the items in their order. */
  kind: v.exactOptional(v.literal('contents')),
});
export type Point = v.InferOutput<typeof Point>;

export const Summary = v.object({
  ...Variant.entries,
  points: v.pipe(v.array(Point), v.maxLength(20)),
  /** Points that the engine wrote and the article does not support; they are not shown. */
  leftOut: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Summary = v.InferOutput<typeof Summary>;

/** Whether two variants are the same one. */
export function sameVariant(a: Variant, b: Variant): boolean {
  return a.engine === b.engine && a.form === b.form && a.length === b.length && a.lang === b.lang;
}
