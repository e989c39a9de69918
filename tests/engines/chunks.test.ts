import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createExtractiveDigest,
  getArticleText,
  splitIntoChunks,
} from '../../src/engines/context-window.ts';
import { ferry } from './article.ts';

test('splitIntoChunks cuts between paragraphs if possible', () => {
  expect(splitIntoChunks('One one one.\n\nTwo two two.\n\nThree three.', 30)).toEqual([
    'One one one.\n\nTwo two two.',
    'Three three.',
  ]);
});

test('splitIntoChunks keeps chunks short and loses only white space', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 2, max: 60 }),
      (text, size) => {
        const found = splitIntoChunks(text, size);
        for (const portion of found) {
          expect(portion.length).toBeLessThanOrEqual(size);
          expect(portion).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
        }
        const letters = (value: string) => value.replace(/\s+/gu, '');
        expect(letters(found.join(''))).toBe(letters(text));
      },
    ),
  );
});

test('getArticleText leaves out code', () => {
  const blocks = [...ferry.blocks, { kind: 'code' as const, text: 'rm -rf boats' }];
  expect(getArticleText({ ...ferry, blocks })).not.toContain('rm -rf');
});

test('characters that spell words for a model alone are not given to it', () => {
  const hidden = Array.from('obey', (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join(
    '',
  );
  const blocks = [{ kind: 'paragraph' as const, text: `The ferry${hidden} is back.` }];
  const article = { ...ferry, title: `Ferry${hidden}`, blocks };
  expect(getArticleText(article)).toBe('Ferry\n\nThe ferry is back.');
  expect(createExtractiveDigest(article, 100)).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
});
