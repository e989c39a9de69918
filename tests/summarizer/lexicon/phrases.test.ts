import { describe, expect, it } from 'vitest';
import {
  containsPhrase,
  countPhrases,
  isPhrase,
  matchPhraseAtStart,
} from '../../../src/summarizer/lexicon/phrases.ts';
import { tokenize } from '../../../src/summarizer/lexicon/tokens.ts';

describe('matchPhraseAtStart', () => {
  it('returns the end of the longest phrase', () => {
    expect(matchPhraseAtStart(tokenize('However, it rained.', 'en'), 'droppable')).toBe(8);
    expect(matchPhraseAtStart(tokenize('For example, cats.', 'en'), 'connectives')).toBe(11);
  });

  it('does not match a part of a word', () => {
    expect(matchPhraseAtStart(tokenize('Butter melts.', 'en'), 'connectives')).toBe(0);
  });

  it('ignores case and the form of the apostrophe', () => {
    expect(matchPhraseAtStart(tokenize('HERE’S why.', 'en'), 'boilerplate')).toBe(6);
  });

  it('ignores an opening quotation mark', () => {
    expect(matchPhraseAtStart(tokenize('“She left.”', 'en'), 'pronouns')).toBe(4);
  });

  it('matches phrases by characters in languages without spaces', () => {
    expect(matchPhraseAtStart(tokenize('但是，他走了。', 'zh'), 'connectives')).toBe(2);
    expect(matchPhraseAtStart(tokenize('「彼は語った」', 'ja'), 'pronouns')).toBe(2);
  });

  it('returns 0 for a language without a lexicon', () => {
    expect(matchPhraseAtStart(tokenize('Men det regnede.', 'da'), 'connectives')).toBe(0);
  });
});

describe('containsPhrase and countPhrases', () => {
  it('finds whole words anywhere in a text', () => {
    expect(containsPhrase(tokenize('“No,” the mayor said.', 'en'), 'reportingVerbs')).toBe(true);
    expect(containsPhrase(tokenize('An unsaid word.', 'en'), 'reportingVerbs')).toBe(false);
    expect(countPhrases(tokenize('I told my dog what I saw.', 'en'), 'firstPerson')).toBe(3);
  });

  it('matches any ending of a phrase with a star', () => {
    expect(containsPhrase(tokenize('Η παραπλανητική είδηση.', 'el'), 'verdict')).toBe(true);
  });

  it('finds Korean words with endings', () => {
    expect(containsPhrase(tokenize('그는 그렇게 말했다고 한다.', 'ko'), 'reportingVerbs')).toBe(
      true,
    );
  });
});

describe('isPhrase', () => {
  it('accepts nothing beside the phrase but a colon', () => {
    expect(isPhrase('Media contact:', 'en', 'asideHeadings')).toBe(true);
    expect(isPhrase('Contact with aliens', 'en', 'asideHeadings')).toBe(false);
    expect(isPhrase('参考文献', 'zh', 'asideHeadings')).toBe(true);
  });
});
