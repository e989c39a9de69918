import { describe, expect, it } from 'vitest';
import { labelBlocks, labelBySnippets } from '../../../bench/train/article-labels.ts';

const gold = [
  'The old bridge was closed on Monday.',
  'What happened',
  'Cracks were found in two of its pillars.',
].join('\n');

describe('labelBlocks', () => {
  it('separates the article from the surrounding text', () => {
    const labels = labelBlocks(
      [
        'Home News Sport Weather',
        'The old bridge was closed on Monday.',
        'What happened',
        'Cracks were found in two of its pillars.',
        'Share',
        '***',
        'Monday’s weather: rain in the evening',
      ],
      gold,
    );
    expect([...labels]).toEqual([0, 1, 1, 1, 0, Number.NaN, 0]);
  });

  it('labels a block that is partly article by its share', () => {
    // Twelve words make nine runs of four, and five of them are within the first eight words.
    const [label] = labelBlocks(
      ['Cracks were found in two of its pillars. Photo by Ann Example'],
      gold,
    );
    expect(label).toBeCloseTo(5 / 9, 6);
  });

  it('includes consecutive short blocks, forwards and backwards', () => {
    const listed =
      'Bring these four things:\nwarm socks\na lamp\ntwo maps\nThen you can go at once.';
    const blocks = ['warm socks', 'a lamp', 'two maps', 'Then you can go at once.'];
    expect([...labelBlocks(blocks, listed)]).toEqual([1, 1, 1, 1]);
    const other = ['Bring these four things:', 'warm socks', 'a lamp', 'two cups'];
    expect([...labelBlocks(other, listed)]).toEqual([1, 1, 1, 0]);
  });

  it('includes a short line of the gold text near the article, but not a distant one', () => {
    const gappy = 'The bridge has been closed.\nnot on the page\nCauses\nnor this line here';
    const menu = ['one item of the menu', 'a second item of it', 'a third item of it'];
    const blocks = ['The bridge has been closed.', 'Causes', ...menu, 'Causes'];
    expect([...labelBlocks(blocks, gappy)]).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('keeps the copy that is in the article', () => {
    const lead = 'The old bridge was closed on Monday.';
    const blocks = [
      'Home News Sport Weather',
      lead,
      'Other stories that many people read today',
      lead,
      'Cracks were found in two of its pillars.',
    ];
    expect([...labelBlocks(blocks, gold)]).toEqual([0, 0, 0, 1, 1]);
  });

  it('keeps both copies if the gold text has both', () => {
    const refrain = 'Row your boat and sing.';
    const song = `${refrain}\n${refrain}\nDown the river we go.`;
    const blocks = [refrain, refrain, 'Down the river we go.', 'More songs for you', refrain];
    expect([...labelBlocks(blocks, song)]).toEqual([1, 1, 1, 0, 0]);
  });

  it('compares a script without spaces by characters', () => {
    const labels = labelBlocks(
      ['古い橋は月曜日に閉鎖', '天気予報と今日'],
      '古い橋は月曜日に閉鎖された。',
    );
    expect([...labels]).toEqual([1, 0]);
  });

  it('ignores soft hyphens', () => {
    expect([
      ...labelBlocks(['The old bridge was closed'], 'The old bri\u00addge was clo\u00adsed'),
    ]).toEqual([1]);
  });

  it('returns nothing without a gold text', () => {
    expect([...labelBlocks(['The old bridge was closed.', 'Share'], '')]).toEqual([0, 0]);
  });
});

describe('labelBySnippets', () => {
  it('labels blocks that contain a snippet and leaves the others open', () => {
    const labels = labelBySnippets(
      ['It  was closed\non Monday.', 'Subscribe now', 'Something else'],
      ['was closed on'],
      ['Subscribe'],
    );
    expect([...labels]).toEqual([1, 0, Number.NaN]);
  });

  it('labels a block within a snippet if it is long enough to be unique', () => {
    const wanted = ['He said the bridge would stay closed. Nobody knew until when.'];
    const unwanted = ['Read more on our page about bridges'];
    const texts = [
      'He said the bridge would stay closed.',
      'He said',
      'Read more on our',
      'our page',
    ];
    const labels = labelBySnippets(texts, wanted, unwanted);
    expect([...labels]).toEqual([1, Number.NaN, 0, Number.NaN]);
  });

  it('leaves a block with both kinds of snippet open, and ignores empty snippets', () => {
    const texts = ['Closed on Monday. Subscribe now'];
    expect([...labelBySnippets(texts, ['on Monday'], ['Subscribe'])]).toEqual([Number.NaN]);
    expect([...labelBySnippets(texts, [' '], [''])]).toEqual([Number.NaN]);
  });
});
