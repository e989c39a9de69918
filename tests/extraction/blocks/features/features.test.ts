import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureText, splitMarkupNames } from '../../../../src/extraction/blocks/block-measures.ts';
import {
  computeBlockProbabilities,
  getShippedBlockModel,
} from '../../../../src/extraction/blocks/block-model.ts';
import { computeFeatureRows, featureNames } from '../../../../src/extraction/blocks/features.ts';
import { measurePage } from '../../../../src/extraction/blocks/page-measures.ts';
import { walkDocument } from '../../../../src/extraction/dom/walk.ts';
import { splitWords } from '../../../../src/nlp/unicode.ts';
import { fixture, page } from '../../pages.ts';

function measures(document: Document) {
  const { vocabulary } = getShippedBlockModel();
  return measurePage(walkDocument(document), document.title, vocabulary);
}

describe('computeFeatureRows', () => {
  it('fills a row of finite numbers for each block', () => {
    const tag = fc.constantFrom('div', 'p', 'a', 'ul', 'li', 'h1', 'table', 'nav', 'section');
    const part = fc.tuple(tag, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), (parts) => {
        const document = page('');
        let inner: Element = document.body;
        for (const [name, text, goesIn] of parts) {
          const element = document.createElement(name);
          element.append(document.createTextNode(text));
          inner.append(element);
          if (goesIn) inner = element;
        }
        const measured = measures(document);
        const rows = computeFeatureRows(measured);
        expect(rows).toHaveLength(measured.tree.blocks.length * featureNames.length);
        expect(rows.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('has a distinct name for each column', () => {
    expect(new Set(featureNames).size).toBe(featureNames.length);
  });
});

describe('computeBlockProbabilities', () => {
  it('separates an article’s paragraphs from the blocks around them', () => {
    const measured = measures(fixture('interview--questions'));
    const probabilities = computeBlockProbabilities(measured, getShippedBlockModel());
    const of = (text: string) =>
      probabilities[measured.tree.blocks.findIndex((block) => block.text.includes(text))] ?? -1;
    expect(of('A bridge is a promise that somebody')).toBeGreaterThan(0.8);
    expect(of('The last rope bridge')).toBeLessThan(0.3);
    expect(of('Imprint')).toBeLessThan(0.1);
  });
});

describe('measureText', () => {
  it('counts words, sentences and commas', () => {
    expect(measureText('Rain, wind – and 3.5 metres of sea. Nobody came!')).toMatchObject({
      words: 9,
      stops: 2,
      commas: 1,
      end: 2,
    });
    expect(measureText('Contents:')).toMatchObject({ words: 1, stops: 0, end: 1 });
    expect(measureText('He said “no.”').end).toBe(2);
  });

  it('estimates the words of scripts without spaces from their characters', () => {
    const { words, stops, end } = measureText('晚上十点，江边最后一班渡轮靠岸。');
    expect(words).toBeCloseTo(14 * 0.55);
    expect([stops, end]).toEqual([1, 2]);
  });

  it('does not count marks between spaces as words', () => {
    expect(measureText('One – two | three » • ★ four').words).toBe(4);
    expect(measureText('über – şehir · Ελλάδα').words).toBe(3);
  });
});

describe('splitWords', () => {
  it('splits words at white space and marks, in any script', () => {
    expect(splitWords('“Über uns”: Şehir’de\u00a03.5 m – Ελλάδα, हिन्दी、晚上。')).toEqual([
      'über',
      'uns',
      'şehir',
      'de',
      '3',
      '5',
      'm',
      'ελλάδα',
      'हिन्दी',
      '晚上',
    ]);
  });
});

describe('splitMarkupNames', () => {
  it('splits names at capitals, digits and signs', () => {
    expect([...splitMarkupNames('ArticleBody__text-3 #mainContent r-main')]).toEqual([
      'article',
      'body',
      'text',
      'main',
      'content',
    ]);
  });
});
