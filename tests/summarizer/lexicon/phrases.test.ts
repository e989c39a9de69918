import { describe, expect, it } from 'vitest';
import {
  containsPhrase,
  countPhrases,
  isPhrase,
  matchPhraseAtStart,
} from '../../../src/summarizer/lexicon/phrases.ts';
import { tokenize } from '../../../src/summarizer/lexicon/tokens.ts';

describe('matchPhraseAtStart', () => {
  it('gives the characters that the longest phrase takes', () => {
    expect(matchPhraseAtStart(tokenize('However, it rained.', 'en'), 'droppable')).toBe(8);
    expect(matchPhraseAtStart(tokenize('For example, cats.', 'en'), 'connectives')).toBe(11);
  });

  it('finds whole words only, in any case and with any apostrophe', () => {
    expect(matchPhraseAtStart(tokenize('Butter melts.', 'en'), 'connectives')).toBe(0);
    expect(matchPhraseAtStart(tokenize('HERE’S why.', 'en'), 'boilerplate')).toBe(6);
  });

  it('passes over an opening quotation mark', () => {
    expect(matchPhraseAtStart(tokenize('“She left.”', 'en'), 'pronouns')).toBe(4);
  });

  it('finds phrases of scripts without spaces by their characters', () => {
    expect(matchPhraseAtStart(tokenize('但是，他走了。', 'zh'), 'connectives')).toBe(2);
    expect(matchPhraseAtStart(tokenize('「彼は語った」', 'ja'), 'pronouns')).toBe(2);
  });

  it('finds nothing in a language without lists', () => {
    expect(matchPhraseAtStart(tokenize('Men det regnede.', 'da'), 'connectives')).toBe(0);
  });
});

describe('containsPhrase and countPhrases', () => {
  it('look everywhere, by whole words', () => {
    expect(containsPhrase(tokenize('“No,” the mayor said.', 'en'), 'reportingVerbs')).toBe(true);
    expect(containsPhrase(tokenize('An unsaid word.', 'en'), 'reportingVerbs')).toBe(false);
    expect(countPhrases(tokenize('I told my dog what I saw.', 'en'), 'firstPerson')).toBe(3);
  });

  it('take any ending where the list has a star', () => {
    expect(containsPhrase(tokenize('Η παραπλανητική είδηση.', 'el'), 'verdict')).toBe(true);
  });

  it('find Korean words with their endings', () => {
    expect(containsPhrase(tokenize('그는 그렇게 말했다고 한다.', 'ko'), 'reportingVerbs')).toBe(
      true,
    );
  });
});

describe('isPhrase', () => {
  it('wants nothing beside the phrase but a colon', () => {
    expect(isPhrase('Media contact:', 'en', 'asideHeadings')).toBe(true);
    expect(isPhrase('Contact with aliens', 'en', 'asideHeadings')).toBe(false);
    expect(isPhrase('参考文献', 'zh', 'asideHeadings')).toBe(true);
  });
});
