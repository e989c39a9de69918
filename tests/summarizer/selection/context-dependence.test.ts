import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/summarizer/lexicon/tokens.ts';
import { contextDependence } from '../../../src/summarizer/selection/context-dependence.ts';

describe('contextDependence', () => {
  it.each([
    ['She denied it.', 'en', 'pronoun'],
    ['After this, the bridge was closed.', 'en', 'pronoun'],
    ['One of them was hurt.', 'en', 'pronoun'],
    ['Its owner declined.', 'en', 'pronoun'],
    ['But the bridge stayed open.', 'en', 'connective'],
    ['Last year he sold the firm.', 'en', 'inside'],
    ['The mayor chose the latter.', 'en', 'inside'],
    ['The bridge was closed.', 'en', 'none'],
    ['It is important to rest.', 'en', 'none'],
    ['This year the bridge was closed.', 'en', 'none'],
    ['There are two bridges.', 'en', 'none'],
    ['The doctor said he would wait.', 'en', 'none'],
    ['Obama said he would wait.', 'en', 'none'],
    ['Dies gilt auch im Winter.', 'de', 'pronoun'],
    ['Dieses Jahr blieb die Brücke zu.', 'de', 'none'],
    ['Cependant, le pont reste ouvert.', 'fr', 'connective'],
    ['Il y a deux ponts.', 'fr', 'none'],
    ['Она отказалась.', 'ru', 'pronoun'],
    ['В этом году мост закрыт.', 'ru', 'none'],
    ['他否认了。', 'zh', 'pronoun'],
    ['其他城市也有桥。', 'zh', 'none'],
    ['しかし、橋は開いている。', 'ja', 'connective'],
    ['Broen blev lukket.', 'da', 'none'],
  ])('%s (%s): %s', (text, lang, leaning) => {
    expect(contextDependence(tokenize(text, lang))).toBe(leaning);
  });
});
