import type { Sentence } from '../../document/document.ts';
import type { FeatureContext } from './context.ts';

/** One column of the ranker: a number for each sentence. */
export type Feature = (sentence: Sentence, context: FeatureContext) => number;

/** Columns by name. */
export type FeatureGroup = Readonly<Record<string, Feature>>;

/** 1 where something holds, else 0. */
export function toFlag(holds: boolean): number {
  return holds ? 1 : 0;
}
