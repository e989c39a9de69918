import { describe, expect, it } from 'vitest';
import { articleLimits } from '../../../src/extraction/article.ts';
import { type ExtractOptions, extractArticle } from '../../../src/extraction/extract.ts';
import { findPartialReading } from '../../../src/extraction/page/partial-reading.ts';
import { page } from '../pages.ts';

const unread = { unlistedBlocks: 0, uncertainWords: 0, isCut: false };

describe('findPartialReading', () => {
  it('returns undefined if everything was extracted', () => {
    expect(findPartialReading(unread, 3_000)).toBeUndefined();
  });

  it('returns undefined if nothing was counted', () => {
    expect(findPartialReading(undefined, 3_000)).toBeUndefined();
  });

  it('returns the number of words in uncertain paragraphs if there are many', () => {
    const found = findPartialReading({ ...unread, uncertainWords: 1_500 }, 1_500);
    expect(found).toEqual({ uncertainWords: 1_500, isCut: false });
  });

  it('returns undefined if the uncertain words are a small share', () => {
    expect(findPartialReading({ ...unread, uncertainWords: 1_500 }, 20_000)).toBeUndefined();
  });

  it('returns undefined if there are few uncertain words, even on a short page', () => {
    expect(findPartialReading({ ...unread, uncertainWords: 500 }, 100)).toBeUndefined();
  });

  it('reports a cut page without a number of words', () => {
    const found = findPartialReading({ ...unread, uncertainWords: 30, isCut: true }, 3_000);
    expect(found).toEqual({ uncertainWords: 0, isCut: true });
  });
});

describe('extractArticle, counting unread text,', () => {
  const paragraph =
    '<p>The council of the harbour met on Tuesday evening and agreed after three hours that the old pilots shall go on for one more year, since nobody else knows the northern channel.</p>';
  const article = (paragraphs: number) =>
    `<article><h1>The pilots go on for a year</h1>${Array.from({ length: paragraphs }, (_, at) =>
      paragraph.replace('Tuesday', `the ${at + 2}. day of the month`),
    ).join('')}</article>`;
  const readValue = (body: string, options?: ExtractOptions) => {
    const result = extractArticle(page(body), { kind: 'page' }, options);
    if (!result.ok) throw new Error(result.failure.code);
    return result.value;
  };

  it('reports nothing for a page that was extracted completely', () => {
    expect(readValue(article(12)).unread).toEqual(unread);
  });

  it('reports a cut page if a size limit is reached', () => {
    const value = readValue(article(60), { limits: { characters: 5_000 } });
    expect(value.unread).toEqual({ ...unread, isCut: true });
  });

  it('reports a cut page if the time is up', () => {
    const answers = [false];
    const isTimeUp = () => answers.pop() ?? true;
    expect(readValue(article(120), { isTimeUp }).unread?.isCut).toBe(true);
  });

  it('counts the words of uncertain paragraphs, but not of short lines', () => {
    const text =
      'Our office of advertising sells rooms on these boats from spring to autumn to whoever asks for them by letter, at prices that are printed on the back.';
    const paragraphs = Array.from({ length: 30 }, (_, at) => `<p>${at + 1}. ${text}</p>`).join('');
    const lines = '<p>Rooms on boats</p><p>Boats</p>';
    const value = readValue(`${article(40)}<footer><hr></footer><div>${lines}${paragraphs}</div>`);
    const uncertain = value.excluded.filter(({ reason }) => reason === 'low-confidence');
    const paragraphWords = uncertain.map(({ words }) => words).filter((words) => words >= 20);
    expect(paragraphWords.length).toBeGreaterThan(0);
    const sum = paragraphWords.reduce((all, words) => all + words, 0);
    expect(value.unread?.uncertainWords).toBe(sum);
  });

  it('counts the excluded blocks beyond the listed ones', () => {
    const extra = 40;
    const captions = Array.from(
      { length: articleLimits.excluded + extra },
      (_, at) => `<figure><figcaption>The pilot boat on day ${at}</figcaption></figure>`,
    ).join('');
    const value = readValue(`${article(40)}${captions}`);
    expect(value.excluded).toHaveLength(articleLimits.excluded);
    expect(value.unread?.unlistedBlocks).toBe(extra);
  });
});
