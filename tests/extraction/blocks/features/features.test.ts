import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureText, splitMarkupNames } from '../../../../src/extraction/blocks/block-measures.ts';
import {
  computeBlockProbabilities,
  getShippedBlockModel,
} from '../../../../src/extraction/blocks/block-model.ts';
import {
  computeFeatureRows,
  featureGroups,
  featureNames,
} from '../../../../src/extraction/blocks/features.ts';
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

  it.each(featureGroups.map((group) => [group.names[0], group] as const))(
    'writes one value for each name of the group that begins with “%s”',
    (_name, group) => {
      const measured = measures(fixture('interview--questions'));
      const row = new Float32Array(group.names.length + 2).fill(Number.NaN);
      group.prepare(measured)(measured.headline + 1, row, 1);
      const isWritten = [...row].map((value) => !Number.isNaN(value));
      expect(isWritten).toEqual([false, ...group.names.map(() => true), false]);
    },
  );

  it('writes each value below its name', () => {
    const texts = ['Bridges', 'A rope bridge sways, and nobody runs across it.', 'Buy a rope now'];
    const [heading, prose, offer] = texts;
    const body = `<main><h1>${heading}</h1><p class="text">${prose}</p></main><footer><a href="/">${offer}</a></footer>`;
    const measured = measures(page(body));
    const rows = computeFeatureRows(measured);
    const getValues = (name: string) =>
      texts.map((text) => {
        const block = measured.tree.blocks.findIndex((each) => each.text === text);
        return rows[block * featureNames.length + featureNames.indexOf(name)];
      });
    expect(getValues('words')).toEqual([1, 9, 4]);
    expect(getValues('linked')).toEqual([0, 0, 1]);
    expect(getValues('end')).toEqual([0, 2, 0]);
    expect(getValues('in footer')).toEqual([0, 0, 1]);
    expect(getValues('in main')).toEqual([1, 1, 0]);
    expect(getValues('repeats')).toEqual([1, 1, 1]);
    expect(getValues('blocks to end')).toEqual([3, 2, 1]);
    expect(getValues('prose near')).toEqual([9, 9, 9]);
    expect(getValues('words 1')).toEqual([10, 10, 14]);
    expect(getValues('alike')).toEqual([1, 1, 1]);
    expect(getValues('page blocks')).toEqual([3, 3, 3]);
    expect(getValues('page paragraphs')).toEqual([1, 1, 1]);
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
