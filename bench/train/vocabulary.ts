import {
  type Vocabulary,
  type Weights,
  weightUnit,
} from '../../src/extraction/blocks/block-measures.ts';
import type { PageWords, Share } from './page-words.ts';

export interface VocabularyOptions {
  /** Largest number of words of class, id and role. */
  readonly names: number;
  /** Largest number of words of short blocks. */
  readonly words: number;
  /** Words on fewer sites are dropped. */
  readonly minSites: number;
  /** Words with a smaller absolute weight, in log-odds, are dropped. */
  readonly minWeight: number;
}

export const vocabularyDefaults: VocabularyOptions = {
  names: 700,
  words: 1_000,
  minSites: 10,
  minWeight: 0.35,
};

/** Pseudocount: the number of sites with the average share that is added to each word's own. */
const priorSites = 4;

/**
 * Learns weights of words that indicate whether a block belongs to the article. The weight of a
 * word is the log-odds of its share inside articles minus those of all words. Each site counts once
 * per word, however often it has the word. Words with a large weight on many sites are kept.
 */
export function learnVocabulary(
  pages: readonly PageWords[],
  options: Partial<VocabularyOptions> = {},
): Vocabulary {
  const settings = { ...vocabularyDefaults, ...options };
  const names = sumSharesBySite(pages, (page) => page.names);
  const words = sumSharesBySite(pages, (page) => page.words);
  return {
    names: pack(weighWords(names, settings.names, settings)),
    words: pack(weighWords(words, settings.words, settings)),
  };
}

/** Sum over sites of a word's share inside articles, and the number of sites. */
interface SiteShares {
  readonly in: number;
  readonly sites: number;
}

interface WeighedWord {
  readonly word: string;
  /** In `weightUnit`s. */
  readonly units: number;
  /** The absolute weight × the square root of the number of sites. */
  readonly importance: number;
}

function sumSharesBySite(
  pages: readonly PageWords[],
  getShares: (page: PageWords) => ReadonlyMap<string, Share>,
): Map<string, SiteShares> {
  const bySite = new Map<string, Map<string, Share>>();
  for (const page of pages) {
    for (const [word, share] of getShares(page)) {
      const sites = bySite.get(word) ?? new Map<string, Share>();
      const before = sites.get(page.site) ?? { in: 0, all: 0 };
      sites.set(page.site, { in: before.in + share.in, all: before.all + share.all });
      bySite.set(word, sites);
    }
  }
  const sums = new Map<string, SiteShares>();
  for (const [word, sites] of bySite) {
    let sum = 0;
    for (const share of sites.values()) sum += share.in / share.all;
    sums.set(word, { in: sum, sites: sites.size });
  }
  return sums;
}

function weighWords(
  shares: ReadonlyMap<string, SiteShares>,
  count: number,
  { minSites, minWeight }: VocabularyOptions,
): WeighedWord[] {
  const average = computeAverageShare(shares);
  const weighed: WeighedWord[] = [];
  for (const [word, share] of shares) {
    const inside = share.in + priorSites * average;
    const outside = share.sites - share.in + priorSites * (1 - average);
    const weight = Math.log(inside / outside) - Math.log(average / (1 - average));
    // The weight is NaN if every word is only inside articles, or only outside of them.
    if (share.sites < minSites || !(Math.abs(weight) >= minWeight)) continue;
    const importance = Math.abs(weight) * Math.sqrt(share.sites);
    weighed.push({ word, units: Math.round(weight / weightUnit), importance });
  }
  weighed.sort((a, b) => b.importance - a.importance || (a.word < b.word ? -1 : 1));
  return weighed.slice(0, count);
}

function computeAverageShare(shares: ReadonlyMap<string, SiteShares>): number {
  let inside = 0;
  let all = 0;
  for (const share of shares.values()) {
    inside += share.in;
    all += share.sites;
  }
  return inside / all;
}

/**
 * Sorts the words by weight, then by alphabet: this compresses best, and equal vocabularies are
 * equal bytes.
 */
function pack(weighed: readonly WeighedWord[]): Weights {
  const ordered = weighed.toSorted((a, b) => a.units - b.units || (a.word < b.word ? -1 : 1));
  return Object.fromEntries(ordered.map(({ word, units }) => [word, units]));
}
