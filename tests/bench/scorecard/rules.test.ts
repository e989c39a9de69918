import { describe, expect, it } from 'vitest';
import {
  isBracket,
  isFragment,
  isLong,
  isQuestion,
  isUnbalanced,
} from '../../../bench/scorecard/shape.ts';
import {
  computeEntityCoverage,
  findTitleEntities,
} from '../../../bench/scorecard/title-entities.ts';

describe('rules on the shape of a point', () => {
  it.each([
    ['It weighs 3 kg (6.6 lb).', false],
    ['1) Feed it. 2) Cover it.', false],
    ['A 27" monitor costs less.', false],
    ['It was fun :)', false],
    ['„So ist es“, sagte sie.', false],
    ['»So ist es«, sagte sie.', false],
    ['He said “we will stay.', true],
    ['It rained (and then snowed.', true],
    ['It rained) and then snowed.', true],
    ['「そうだ、と彼は言った。', true],
  ])('detects unbalanced marks: %s → %s', (text, expected) =>
    expect(isUnbalanced(text)).toBe(expected),
  );

  it('detect brackets, questions, fragments and long sentences', () => {
    expect(isBracket('(The tram is not affected.)')).toBe(true);
    expect(isBracket('(The tram) is not affected.')).toBe(false);
    expect(isQuestion('“Who pays?”', 'en')).toBe(true);
    expect(isQuestion('Ποιος πληρώνει;', 'el')).toBe(true);
    expect(isQuestion('first; second;', 'en')).toBe(false);
    expect(isFragment('Watch the temperature', 'en')).toBe(true);
    expect(isFragment('Watch the temperature.', 'en')).toBe(false);
    expect(isLong('word '.repeat(40), 'en')).toBe(false);
    expect(isLong('word '.repeat(41), 'en')).toBe(true);
    expect(isLong('字'.repeat(71), 'zh')).toBe(true);
  });
});

describe('names in the title', () => {
  const sentences = ['The bridge of Harms will close, says Dana Whitlock.', 'Bridges close often.'];

  it('are the words that the article capitalizes only inside sentences', () => {
    expect([...findTitleEntities('Whitlock: Bridge Will Close', sentences)]).toEqual(['whitlock']);
  });

  it('are counted if the points contain them', () => {
    expect(computeEntityCoverage('Whitlock and Harms', sentences, ['Dana Whitlock said so.'])).toBe(
      0.5,
    );
    expect(computeEntityCoverage('Bridge will close', sentences, [])).toBeUndefined();
  });
});
