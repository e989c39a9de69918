/** The platform's word segmenter, made once a language. */

import { baseLanguage } from './language-tags.ts';

const segmenters = new Map<string, Intl.Segmenter>();

/** A word segmenter for the language of `lang`; for one that the platform does not know, the root's. */
export function wordSegmenter(lang: string): Intl.Segmenter {
  const base = baseLanguage(lang);
  const known = segmenters.get(base);
  if (known !== undefined) return known;
  const segmenter = new Intl.Segmenter([base, 'und'], { granularity: 'word' });
  segmenters.set(base, segmenter);
  return segmenter;
}
