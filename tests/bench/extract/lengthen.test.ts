import { describe, expect, it } from 'vitest';
import { lengthenPage, scoreLongPage } from '../../../bench/extract/lengthen.ts';
import { foldSpace, splitWords } from '../../../bench/metrics/words.ts';
import { parseHtml } from '../../../src/cli/parse-html.ts';

const sentence =
  'the keeper opens the gate of the weir by hand whenever the river rises above the mark';
const paragraphs = Array.from({ length: 9 }, (_none, at) => `On day ${at} ${sentence}.`);
const html = `<nav>Home</nav><main id="m">${paragraphs.map((text) => `<p id="p">${text}</p>`).join('')}</main><footer>Imprint</footer>`;
const gold = paragraphs.join('\n');
const takeWords = (count: number) => Array.from({ length: count }, () => 'new').join(' ');

describe('lengthenPage', () => {
  it('adds copies of the article with other words, and to the gold text what it adds', () => {
    const long = lengthenPage(parseHtml(html), gold, 400, takeWords);
    const main = foldSpace(long?.document.querySelector('main')?.textContent ?? '');
    expect(splitWords(long?.gold ?? '').length).toBeGreaterThanOrEqual(400);
    expect(splitWords(main)).toEqual(splitWords(long?.gold ?? ''));
    expect(long?.document.querySelectorAll('p').length).toBe(long?.gold.split('\n').length);
    expect(long?.document.querySelectorAll('#p').length).toBe(9);
  });

  it('leaves the rest of the page as it is', () => {
    const document = lengthenPage(parseHtml(html), gold, 400, takeWords)?.document;
    expect(document?.querySelector('nav')?.textContent).toBe('Home');
    expect(document?.body.lastElementChild?.textContent).toBe('Imprint');
  });

  it('returns undefined if the article has too few paragraphs', () => {
    expect(lengthenPage(parseHtml('<p>Short.</p>'), 'Short.', 400, takeWords)).toBeUndefined();
  });
});

describe('scoreLongPage', () => {
  it('counts the words of the gold text that are found, and other words', () => {
    expect(scoreLongPage('a b x x', 'a b c d')).toEqual({ words: 4, recall: 0.5, others: 0.5 });
    expect(scoreLongPage('', 'a b')).toEqual({ words: 2, recall: 0, others: 0 });
  });
});
