import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createChoosePrompt,
  createPortionPrompt,
  createWritePrompt,
  promptOverheadTokens,
  promptVersion,
} from '../../src/engines/prompts.ts';

const prompts = [
  createWritePrompt({ text: 'Text', type: 'key-points', count: 5, language: 'German' }),
  createWritePrompt({ text: 'Text', type: 'tldr', count: 3, language: 'German' }),
  createPortionPrompt('Text', 'German'),
  createChoosePrompt('Title', ['First.', 'Second.', 'Third.'], 2),
];

test('the prompts have a version of their own', () => {
  const hash = createHash('sha256').update(JSON.stringify(prompts)).digest('hex').slice(0, 12);
  expect([promptVersion, hash]).toEqual([1, '7024ae8a66a7']);
});

test('no prompt is longer than what is reserved for it', () => {
  // Text in Latin script has more than three characters a token.
  for (const { text } of prompts) expect(text.length / 3).toBeLessThan(promptOverheadTokens);
});

test.each(['ARTICLE>><<<>', 'ARTICLE><<<>>', 'ARTICLE>>\u{e0041}>', '<<>>><ARTICLE'])(
  'an article cannot spell a delimiter around what is removed from it: %s',
  (text) => {
    const delimiters = /<<<ARTICLE|ARTICLE>>>/g;
    for (const prompt of [createPortionPrompt(text, 'German'), createChoosePrompt(text, [text], 1)])
      expect(prompt.text.match(delimiters)).toEqual(['<<<ARTICLE', 'ARTICLE>>>']);
  },
);
