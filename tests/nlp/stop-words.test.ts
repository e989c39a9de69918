import { describe, expect, test } from 'vitest';
import { getStopWords, isStopWord, stopWordLanguages } from '../../src/nlp/stop-words.ts';

describe('stop words', () => {
  test.each([
    ['en', 'the of and in is', 'river minister price'],
    ['de', 'der und nicht auch wird', 'fluss minister preis'],
    ['fr', 'les des dans pour est', 'fleuve ministre prix'],
    ['es', 'los para con pero más', 'río ministro precio'],
    ['it', 'che non per della sono', 'fiume ministro prezzo'],
    ['pt', 'que não para uma os', 'rio ministro preço'],
    ['pl', 'nie się jest ale przez', 'rzeka minister cena'],
    ['ru', 'не это как было для', 'река министр цена'],
    ['el', 'και το δεν για από', 'ποτάμι υπουργός τιμή'],
    ['tr', 've bir bu için değil', 'nehir bakan fiyat'],
    ['ar', 'من في على إلى هذا', 'نهر وزير سعر'],
    ['hi', 'के है में और को', 'नदी मंत्री दाम'],
    ['zh', '的 是 在 和 了', '河 部长 价格'],
    ['id', 'yang dan di ini untuk', 'sungai menteri harga'],
    ['vi', 'là của và không được', 'sông giá'],
  ])('include function words but no content words in %s', (lang, yes, no) => {
    for (const word of yes.split(' ')) expect(isStopWord(word, lang), word).toBe(true);
    for (const word of no.split(' ')) expect(isStopWord(word, lang), word).toBe(false);
  });

  test('are recognized in capitals and after an elided word', () => {
    expect(isStopWord('THE', 'en-GB')).toBe(true);
    expect(isStopWord('Qu’il', 'fr')).toBe(true);
    expect(isStopWord("l'eau", 'fr')).toBe(false);
  });

  test('are empty for a language without a list', () => {
    expect(isStopWord('the', 'xx')).toBe(false);
    expect(isStopWord('the', 'constructor')).toBe(false);
    expect(getStopWords('und').size).toBe(0);
  });

  test('have a short list for each widely used language', () => {
    expect(stopWordLanguages.length).toBeGreaterThanOrEqual(30);
    for (const lang of stopWordLanguages) {
      expect(getStopWords(lang).size, lang).toBeGreaterThanOrEqual(60);
      expect(getStopWords(lang).size, lang).toBeLessThanOrEqual(260);
    }
  });
});
