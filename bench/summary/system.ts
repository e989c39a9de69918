/** What is measured: the product, two baselines, and the packages of npm. */

/** The product itself. */
export const ours = 'ours';

/** The first sentences: hard to beat in news. */
export const leadName = 'lead';

/** The baselines, beside what `peer-summarizers.ts` loads. */
export const baselines = [leadName, 'oracle'] as const;

/** What a system made of one text. */
export interface Answer {
  /** In reading order. */
  readonly sentences: readonly string[];
  /** Milliseconds, loading not included. */
  readonly ms: number;
}
