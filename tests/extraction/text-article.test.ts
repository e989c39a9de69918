import { expect, test } from 'vitest';
import { buildTextArticle } from '../../src/extraction/text-article.ts';

const about = { url: 'https://paper.example/report.pdf', title: 'Report' };
const sentence = 'The harbour office will read the logs of the lightships next year.';

test('joins the lines of a paragraph, and the words parted at their ends', () => {
  const text = `The keepers wrote down the wea-\nther four times a\nday. ${sentence} ${sentence}\n\n${sentence}`;
  const built = buildTextArticle(text, about);
  expect(built.ok && built.value.blocks.map((block) => block.text)).toEqual([
    `The keepers wrote down the weather four times a day. ${sentence} ${sentence}`,
    sentence,
  ]);
});

test('keeps a hyphen before a capital letter or a figure', () => {
  const built = buildTextArticle(`In Jones-\nSmith and B-\n52. ${sentence.repeat(4)}`, about);
  expect(built.ok && built.value.blocks[0]?.text).toContain('Jones- Smith and B- 52');
});

test('finds the language of the text', () => {
  const built = buildTextArticle(sentence.repeat(4), about);
  expect(built).toMatchObject({ ok: true, value: { lang: 'en', scope: 'selection', ...about } });
});

test.each(['', ' \n\n ', sentence])('refuses a text of less than 25 words: “%s”', (text) => {
  expect(buildTextArticle(text, about)).toMatchObject({ failure: { code: 'too-short' } });
});
