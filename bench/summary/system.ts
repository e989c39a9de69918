/** What is measured: the product, two baselines, and the packages of npm. */

/** The product itself. */
export const ours = 'ours';

/** The first sentences: hard to beat in news. */
export const leadName = 'lead';

/** The product with TF-IDF × position in the place of its learned ranker. */
export const tfIdfName = 'tf-idf';

/** The baselines, beside what `peer-summarizers.ts` loads. */
export const baselines = [leadName, 'oracle', tfIdfName] as const;

/** What a system made of one text. */
export interface Answer {
  /** In reading order. */
  readonly sentences: readonly string[];
  /** Milliseconds, loading not included. */
  readonly ms: number;
}
