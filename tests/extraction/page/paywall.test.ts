import { describe, expect, it } from 'vitest';
import { articleLimits } from '../../../src/extraction/article.ts';
import { type ExtractOptions, extractArticle } from '../../../src/extraction/extract.ts';
import { findPartialReading } from '../../../src/extraction/page/partial-reading.ts';
import { page } from '../pages.ts';

const unread = { pieces: 0, uncertainWords: 0, isCut: false };

describe('findPartialReading', () => {
  it('finds nothing where everything was read', () => {
    expect(findPartialReading(unread, 3_000)).toBeUndefined();
  });

  it('finds nothing where nothing was counted', () => {
    expect(findPartialReading(undefined, 3_000)).toBeUndefined();
  });

  it('tells the words of uncertain paragraphs where they are many', () => {
    const found = findPartialReading({ ...unread, uncertainWords: 1_500 }, 1_500);
    expect(found).toEqual({ uncertainWords: 1_500, isCut: false });
  });

  it('finds nothing where they are many but little beside what was read', () => {
    expect(findPartialReading({ ...unread, uncertainWords: 1_500 }, 20_000)).toBeUndefined();
  });

  it('finds nothing where they are few, though most of a short page', () => {
    expect(findPartialReading({ ...unread, uncertainWords: 500 }, 100)).toBeUndefined();
  });

  it('tells that a page was cut off, and no number of words then', () => {
    const found = findPartialReading({ ...unread, uncertainWords: 30, isCut: true }, 3_000);
    expect(found).toEqual({ uncertainWords: 0, isCut: true });
  });
});

describe('read', () => {
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

  it('says nothing of a page that it has read whole', () => {
    expect(readValue(article(12)).unread).toEqual(unread);
  });

  it('says of a page that is longer than its limits that its end was not read', () => {
    const value = readValue(article(60), { limits: { characters: 5_000 } });
    expect(value.unread).toEqual({ ...unread, isCut: true });
  });

  it('says of a page for which the time was too short that its end was not read', () => {
    const answers = [false];
    const isTimeUp = () => answers.pop() ?? true;
    expect(readValue(article(120), { isTimeUp }).unread?.isCut).toBe(true);
  });

  it('counts the words of paragraphs that it is not sure of, but of no lines', () => {
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

  it('counts what it left out beyond the pieces that it lists', () => {
    const extra = 40;
    const captions = Array.from(
      { length: articleLimits.excluded + extra },
      (_, at) => `<figure><figcaption>The pilot boat on day ${at}</figcaption></figure>`,
    ).join('');
    const value = readValue(`${article(40)}${captions}`);
    expect(value.excluded).toHaveLength(articleLimits.excluded);
    expect(value.unread?.pieces).toBe(extra);
  });
});
