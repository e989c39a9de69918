import {
  type Vocabulary,
  type Weights,
  weightUnit,
} from '../../src/extraction/blocks/block-measures.ts';
import type { PageWords, Share } from './page-words.ts';

export interface VocabularyOptions {
  /** Words of class, id and role that are kept, at most. */
  readonly names: number;
  /** Words of short blocks that are kept, at most. */
  readonly words: number;
  /** A word is kept when so many sites have it. */
  readonly minSites: number;
  /** A word is kept when its weight is so far from 0. */
  readonly minWeight: number;
}

export const vocabularyDefaults: VocabularyOptions = {
  names: 700,
  words: 1_000,
  minSites: 10,
  minWeight: 0.35,
};

/** A word starts as if so many sites had used it the way that all words are used on average. */
const priorSites = 4;

/**
 * Learns which words speak for or against a block. A word's weight is the log-odds of its share in
 * articles, less those of all words together; every site speaks once for it, however many pages
 * and places it uses the word in. The words kept are those that weigh most on most sites.
 */
export function learnVocabulary(
  pages: readonly PageWords[],
  options: Partial<VocabularyOptions> = {},
): Vocabulary {
  const settings = { ...vocabularyDefaults, ...options };
  const names = sharesBySite(pages, (page) => page.names);
  const words = sharesBySite(pages, (page) => page.words);
  return {
    names: pack(weigh(names, settings.names, settings)),
    words: pack(weigh(words, settings.words, settings)),
  };
}

/** What sites say of a word: the sum of their shares, and how many sites they are. */
interface Voices {
  readonly in: number;
  readonly sites: number;
}

interface Weighed {
  readonly word: string;
  /** In `weightUnit`s. */
  readonly units: number;
  readonly importance: number;
}

function sharesBySite(
  pages: readonly PageWords[],
  getShares: (page: PageWords) => ReadonlyMap<string, Share>,
): Map<string, Voices> {
  const bySite = new Map<string, Map<string, Share>>();
  for (const page of pages) {
    for (const [word, share] of getShares(page)) {
      const sites = bySite.get(word) ?? new Map<string, Share>();
      const before = sites.get(page.site) ?? { in: 0, all: 0 };
      sites.set(page.site, { in: before.in + share.in, all: before.all + share.all });
      bySite.set(word, sites);
    }
  }
  const voices = new Map<string, Voices>();
  for (const [word, sites] of bySite) {
    let sum = 0;
    for (const share of sites.values()) sum += share.in / share.all;
    voices.set(word, { in: sum, sites: sites.size });
  }
  return voices;
}

function weigh(
  voices: ReadonlyMap<string, Voices>,
  count: number,
  { minSites, minWeight }: VocabularyOptions,
): Weighed[] {
  const average = averageShare(voices);
  const weighed: Weighed[] = [];
  for (const [word, voice] of voices) {
    const yes = voice.in + priorSites * average;
    const no = voice.sites - voice.in + priorSites * (1 - average);
    const weight = Math.log(yes / no) - Math.log(average / (1 - average));
    // Where all words are used alike the weight is NaN, and nothing can be learned.
    if (voice.sites < minSites || !(Math.abs(weight) >= minWeight)) continue;
    const importance = Math.abs(weight) * Math.sqrt(voice.sites);
    weighed.push({ word, units: Math.round(weight / weightUnit), importance });
  }
  weighed.sort((a, b) => b.importance - a.importance || (a.word < b.word ? -1 : 1));
  return weighed.slice(0, count);
}

function averageShare(voices: ReadonlyMap<string, Voices>): number {
  let yes = 0;
  let all = 0;
  for (const voice of voices.values()) {
    yes += voice.in;
    all += voice.sites;
  }
  return yes / all;
}

/** The words of a weight together, in alphabetical order: gzip likes it, and equal vocabularies are equal bytes. */
function pack(weighed: readonly Weighed[]): Weights {
  const ordered = weighed.toSorted((a, b) => a.units - b.units || (a.word < b.word ? -1 : 1));
  return Object.fromEntries(ordered.map(({ word, units }) => [word, units]));
}
