import { describe, expect, it } from 'vitest';
import { measurePageWords, type PageWords, type Share } from '../../../bench/train/page-words.ts';
import { learnVocabulary } from '../../../bench/train/vocabulary.ts';
import type { ElementTree } from '../../../src/extraction/dom/walk.ts';

function createBlock(text: string, element: number) {
  return { text, element, dominantElement: element, linkCharacters: 0 };
}

describe('pageWords', () => {
  const document: ElementTree = {
    parents: [-1, 0, 1, 1, 0],
    tags: [0, 0, 0, 0, 0],
    flags: [0, 0, 0, 0, 0],
    names: ['', 'articleBody', '', 'share-box box', 'nav'],
    blocks: [
      createBlock('Alpha beta gamma.', 2),
      createBlock('Share this', 3),
      createBlock('Home', 4),
    ],
  };

  it('weighs the names of elements by the text inside them', () => {
    const { names } = measurePageWords('a.org', document, [1, 0, Number.NaN]);
    // 3 and 2 words, and half a word for each block.
    expect(Object.fromEntries(names)).toEqual({
      article: { in: 3.5, all: 6 },
      body: { in: 3.5, all: 6 },
      share: { in: 0, all: 2.5 },
      box: { in: 0, all: 2.5 },
    });
  });

  it('counts the short blocks that contain a word', () => {
    const { words } = measurePageWords('a.org', document, [0.75, 0, Number.NaN]);
    expect(Object.fromEntries(words)).toEqual({
      alpha: { in: 0.75, all: 1 },
      beta: { in: 0.75, all: 1 },
      gamma: { in: 0.75, all: 1 },
      share: { in: 0, all: 1 },
      this: { in: 0, all: 1 },
    });
  });

  it('ignores numbers, very long words and long blocks', () => {
    const long = 'word '.repeat(26);
    const page = {
      ...document,
      blocks: [createBlock('12 of a-xyz', 2), createBlock('x'.repeat(17), 2), createBlock(long, 2)],
    };
    const { words } = measurePageWords('a.org', page, [1, 1, 1]);
    expect([...words.keys()]).toEqual(['of', 'a', 'xyz']);
  });
});

/** One page on each of several sites, all of which use a word with the same share. */
function createPages(word: string, sites: number, share: Share): PageWords[] {
  return Array.from({ length: sites }, (_, i) => ({
    site: `${i}.org`,
    names: new Map([[word, share]]),
    words: new Map(),
  }));
}
const always = { in: 1, all: 1 };
const never = { in: 0, all: 5 };

describe('learnVocabulary', () => {
  it('weighs words by log-odds, smoothed by four average sites', () => {
    const { names } = learnVocabulary([
      ...createPages('body', 12, always),
      ...createPages('nav', 12, never),
    ]);
    // Half of the text is article: (12 + 2) / (0 + 2) is 7, and log 7 is 38.9 twentieths.
    expect(names).toEqual({ nav: -39, body: 39 });
  });

  it('keeps only words that are informative and on many sites', () => {
    const { names } = learnVocabulary([
      ...createPages('body', 12, always),
      ...createPages('nav', 12, never),
      ...createPages('rare', 9, always),
      ...createPages('seldom', 9, never),
      ...createPages('even', 30, { in: 1, all: 2 }),
    ]);
    expect(names).toEqual({ nav: -39, body: 39 });
  });

  it('counts sites, not pages', () => {
    const chatty = [1, 2, 3, 4].flatMap(() => createPages('body', 5, always));
    const { names } = learnVocabulary([...chatty, ...createPages('nav', 20, never)]);
    expect(Object.keys(names)).toEqual(['nav']);
  });

  it('counts every site once, with all its pages together', () => {
    const all = [
      ...createPages('menu', 1, { in: 1, all: 1 }),
      ...createPages('menu', 1, { in: 0, all: 3 }),
      ...createPages('body', 1, { in: 3, all: 4 }),
    ];
    const { names } = learnVocabulary(all, { minSites: 1, minWeight: 0.1 });
    // A quarter and three quarters of one site each: log(2.25 / 2.75) is −4.01 twentieths.
    expect(names).toEqual({ menu: -4, body: 4 });
  });

  it('keeps the words with the most weight on the most sites', () => {
    const all = [
      ...createPages('body', 40, always),
      ...createPages('text', 12, always),
      ...createPages('nav', 40, never),
      ...createPages('menu', 12, never),
    ];
    const { names } = learnVocabulary(all, { names: 2 });
    expect(Object.keys(names).toSorted()).toEqual(['body', 'nav']);
  });

  it('sorts words of equal weight alphabetically', () => {
    const all = [...createPages('text', 12, always), ...createPages('body', 12, always)];
    const { names } = learnVocabulary([...all, ...createPages('nav', 24, never)]);
    expect(Object.keys(names)).toEqual(['nav', 'body', 'text']);
  });

  it('learns nothing from no pages, or if all words are alike', () => {
    expect(learnVocabulary([])).toEqual({ names: {}, words: {} });
    expect(learnVocabulary(createPages('body', 12, always))).toEqual({ names: {}, words: {} });
  });
});
