import { describe, expect, it } from 'vitest';
import { gradePoint, toJudgedPage } from '../../../bench/salience/grade-point.ts';

const sentences = [
  'Welcome back to the harbour diary, dear friends of the sea!',
  'The town will replace both cranes of the old harbour by June.',
  'The work costs two million pounds, half of it paid by the county.',
  'Fishermen keep their berths during the work.',
  'Some of them had feared to lose theirs.',
  'It closed.',
  'Rain is expected for most of the week.',
];
const judgment = {
  best: [sentences[1] ?? '', sentences[2] ?? ''],
  good: [sentences[3] ?? ''],
  bad: [sentences[0] ?? ''],
  seen: 6,
};
const page = toJudgedPage(judgment, { lang: 'en', sentences });
const [welcome = '', cranes = '', cost = '', berths = '', feared = '', closed = '', rain = ''] =
  sentences;

const getGrade = (text: string, ...quotes: string[]) =>
  gradePoint({ text, quotes: quotes.length > 0 ? quotes : [text] }, page).grade;

describe('gradePoint', () => {
  it('grades a point by the label of its sentence', () => {
    expect(getGrade(cranes)).toBe('best');
    expect(getGrade(berths)).toBe('good');
    expect(getGrade(welcome)).toBe('bad');
    expect(getGrade(feared)).toBe('neutral');
  });

  it('uses the sentence, not the words of the point', () => {
    expect(getGrade('Both cranes go.', cranes)).toBe('best');
    expect(getGrade(cranes, feared)).toBe('neutral');
  });

  it('finds a label regardless of the white space between its words', () => {
    expect(getGrade(cranes, cranes.replaceAll(' ', '\n  '))).toBe('best');
    const spaced = toJudgedPage(
      { ...judgment, best: [cranes.replaceAll(' ', '\u00a0')] },
      { lang: 'en', sentences },
    );
    expect(gradePoint({ text: cranes, quotes: [cranes] }, spaced).grade).toBe('best');
  });

  it('grades a point of two sentences best if one of them is', () => {
    expect(getGrade(`${cranes} ${feared}`, cranes, feared)).toBe('best');
    expect(getGrade(`${cranes} ${feared}`, `${cranes} ${feared}`)).toBe('best');
  });

  it('grades a point bad if one of its sentences is, even next to a best one', () => {
    expect(getGrade(`${welcome} ${cranes}`, welcome, cranes)).toBe('bad');
    expect(gradePoint({ text: cranes, quotes: [cranes, welcome] }, page).bestSentences).toEqual([]);
  });

  it('grades a point of three sentences bad, but not one of two', () => {
    expect(getGrade(cranes, cranes, cost)).toBe('best');
    expect(getGrade(cranes, cranes, cost, berths)).toBe('bad');
    // The same three sentences in the quote of one source.
    expect(getGrade(cranes, `${cranes} ${cost} ${berths}`)).toBe('bad');
  });

  it('grades a point of 46 words bad, but not one of 45', () => {
    const repeatWord = (count: number) => Array.from({ length: count }, () => 'crane').join(' ');
    expect(getGrade(repeatWord(45), cranes)).toBe('best');
    expect(getGrade(repeatWord(46), cranes)).toBe('bad');
  });

  it('counts Chinese points in words too', () => {
    const sentence = '港口的旧起重机将在六月前全部更换。';
    const chinese = toJudgedPage(
      { best: [sentence], good: [], bad: [], seen: 1 },
      { lang: 'zh', sentences: [sentence] },
    );
    const gradeLength = (characters: number) =>
      gradePoint({ text: '港'.repeat(characters), quotes: [sentence] }, chinese).grade;
    expect([gradeLength(76), gradeLength(77)]).toEqual(['best', 'bad']);
  });

  it('does not count a heading, name or speaker in front as a sentence', () => {
    const said = getGrade(`Cranes: ${cranes} ${cost}`, cranes, cost, 'Cranes', 'Ada Okoro');
    expect(said).toBe('best');
    expect(getGrade(`Cranes: ${feared}`, feared, 'Cranes')).toBe('neutral');
  });

  it('does not match a short heading with a longer one that contains it', () => {
    expect(getGrade(`Welcome back: ${feared}`, feared, 'Welcome back')).toBe('neutral');
  });

  it('grades a line of four headings bad, and one of three neutral', () => {
    const headings = ['Cranes', 'Berths', 'Cost', 'Dates'];
    expect(getGrade(headings.slice(0, 3).join(' · '), ...headings.slice(0, 3))).toBe('neutral');
    expect(getGrade(headings.join(' · '), ...headings)).toBe('bad');
  });

  it('grades a point unknown if all its sentences are after the last judged one', () => {
    expect(getGrade(rain)).toBe('unknown');
    expect(getGrade(closed)).toBe('neutral');
    expect(getGrade(`${rain} ${closed}`, rain, closed)).toBe('neutral');
  });

  it('grades such a point unknown even if it is too long', () => {
    expect(getGrade(`${rain} `.repeat(10), rain)).toBe('unknown');
  });

  it('grades a point with a sentence before the last judged one', () => {
    const twice = toJudgedPage(
      { ...judgment, seen: 1 },
      { lang: 'en', sentences: [rain, cranes, rain] },
    );
    expect(gradePoint({ text: rain, quotes: [rain] }, twice).grade).toBe('neutral');
  });

  it('uses the label of a sentence that is repeated after the last judged one', () => {
    const repeated = `As we said, ${berths}`;
    const longer = toJudgedPage(judgment, { lang: 'en', sentences: [...sentences, repeated] });
    expect(gradePoint({ text: repeated, quotes: [repeated] }, longer).grade).toBe('good');
  });

  it('uses a label whose sentence is no longer extracted', () => {
    const lost = toJudgedPage(judgment, { lang: 'en', sentences: [] });
    expect(gradePoint({ text: cranes, quotes: [cranes] }, lost).grade).toBe('best');
  });

  it('returns which of the best sentences a point contains', () => {
    expect(gradePoint({ text: cost, quotes: [cost] }, page).bestSentences).toEqual([1]);
    expect(gradePoint({ text: cost, quotes: [cost, cranes] }, page).bestSentences).toEqual([0, 1]);
    expect(gradePoint({ text: cost, quotes: [cost, cranes, berths] }, page).bestSentences).toEqual(
      [],
    );
    expect(gradePoint({ text: berths, quotes: [berths] }, page).bestSentences).toEqual([]);
  });
});
