/** The product itself. */
export const ours = 'ours';

/** The first sentences, which are hard to beat on news. */
export const leadName = 'lead';

/** The product with TF-IDF × position instead of its trained ranker. */
export const tfIdfName = 'tf-idf';

/** The baselines; `peer-summarizers.ts` has the other systems. */
export const baselines = [leadName, 'oracle', tfIdfName] as const;

/** A system's summary of one text. */
export interface Answer {
  /** In text order. */
  readonly sentences: readonly string[];
  /** Milliseconds without loading. */
  readonly ms: number;
}
