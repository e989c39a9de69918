import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import {
  type SegmentedDocument,
  segmentDocumentSteps,
} from '../../../src/summarizer/document/document.ts';
import { findListItems } from '../../../src/summarizer/genres/listicle.ts';
import {
  createPoint,
  createPoints,
  findSupport,
  noNeighbours,
} from '../../../src/summarizer/rewriting/points.ts';
import { createArticle, createProse } from '../samples.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });

/** Creates the point of the sentence with this index; all sentences have the same score. */
function createPointAt(document: SegmentedDocument, index: number, score = 0.5) {
  const sentence = document.sentences[index];
  if (sentence === undefined) throw new Error(`no sentence ${index}`);
  const item = findListItems(document)?.find(({ from, to }) => from <= index && index < to);
  const scores = document.sentences.map(() => score);
  const support = findSupport(sentence, document, item, scores);
  return createPoint(sentence, document, noNeighbours, support);
}

describe('findSupport', () => {
  const engineers = 'Engineers found cracks in the bearings of the bridge.';
  const they = 'They asked the council to close it at once.';

  it('adds the sentence before to a sentence that depends on it', () => {
    const point = createPointAt(
      runToCompletion(segmentDocumentSteps(createProse([`${engineers} ${they}`]))),
      1,
    );
    expect(point.text).toBe(`${engineers} ${they}`);
    expect(point.sources.map(({ quote }) => quote)).toEqual([`${engineers} ${they}`]);
  });

  it('adds the sentence before across paragraphs, with a source for each', () => {
    const point = createPointAt(
      runToCompletion(segmentDocumentSteps(createProse([engineers, they]))),
      1,
    );
    expect(point.text).toBe(`${engineers} ${they}`);
    expect(point.sources.map(({ quote }) => quote)).toEqual([engineers, they]);
  });

  it('adds nothing to a sentence that can be understood alone', () => {
    const harbour = 'The harbour council votes on Tuesday.';
    expect(
      createPointAt(
        runToCompletion(segmentDocumentSteps(createProse([`${engineers} ${harbour}`]))),
        1,
      ).text,
    ).toBe(harbour);
  });

  it('does not add a sentence that scores too little', () => {
    const document = runToCompletion(segmentDocumentSteps(createProse([`${engineers} ${they}`])));
    expect(createPointAt(document, 1, 0.05).text).toBe(they);
  });

  it('does not add a question', () => {
    const asked = runToCompletion(
      segmentDocumentSteps(createProse([`Who found cracks in the old bridge? ${they}`])),
    );
    expect(createPointAt(asked, 1).text).toBe(they);
  });

  it('does not add a sentence that depends on another itself', () => {
    const chain = runToCompletion(
      segmentDocumentSteps(createProse([`Ann came. She saw the cracks at once. ${they}`])),
    );
    expect(createPointAt(chain, 2).text).toBe(they);
  });

  it('does not add a sentence that is too long', () => {
    const long = `${engineers.slice(0, -1)} ${'and of the towers '.repeat(10)}of the town.`;
    expect(
      createPointAt(runToCompletion(segmentDocumentSteps(createProse([`${long} ${they}`]))), 1)
        .text,
    ).toBe(they);
  });

  it('adds the heading to a sentence directly below it that depends on it', () => {
    const blocks = [
      paragraph(engineers),
      heading('The Lamp Room'),
      paragraph('It shows 900 lamps.'),
    ];
    const point = createPointAt(runToCompletion(segmentDocumentSteps(createArticle(blocks))), 1);
    expect(point.text).toBe('The Lamp Room: It shows 900 lamps.');
    expect(point.insertedSpans).toEqual([{ start: 0, end: 'The Lamp Room: '.length }]);
    expect(point.sources.map(({ quote }) => quote)).toEqual([
      'It shows 900 lamps.',
      'The Lamp Room',
    ]);
  });

  it('adds the heading of a list item unless the sentence contains it', () => {
    const blocks = [
      ...[heading('1. The Lamp Room'), paragraph('More than 900 lamps stand in the old station.')],
      ...[heading('2. The Ice Cellar'), paragraph('The ice cellar keeps its eight degrees.')],
      ...[heading('3. The Salt House'), paragraph('Salt made the town rich for two centuries.')],
    ];
    const document = runToCompletion(segmentDocumentSteps(createArticle(blocks, '3 museums')));
    expect(createPointAt(document, 0).text).toBe(
      'The Lamp Room: More than 900 lamps stand in the old station.',
    );
    expect(createPointAt(document, 1).text).toBe('The ice cellar keeps its eight degrees.');
  });
});

describe('createPoints', () => {
  it('adds a heading only once for consecutive points below it', () => {
    const blocks = [
      ...[heading('1. The Lamp Room'), paragraph('More than 900 oil lamps are on show.')],
      paragraph('A guide lights one of them each night.'),
      ...[heading('2. The Ice Cellar'), paragraph('Blocks from the lake lasted until August.')],
      ...[heading('3. The Salt House'), paragraph('White crystals made the town rich.')],
    ];
    const document = runToCompletion(segmentDocumentSteps(createArticle(blocks, '3 museums')));
    const items = findListItems(document) ?? [];
    const scores = document.sentences.map(() => 0.5);
    const chosen = document.sentences.slice(0, 3).map((sentence) => {
      const item = items.find(({ from, to }) => from <= sentence.index && sentence.index < to);
      return { sentence, support: findSupport(sentence, document, item, scores) };
    });
    expect(createPoints(chosen, document).map(({ text }) => text)).toEqual([
      'The Lamp Room: More than 900 oil lamps are on show.',
      'A guide lights one of them each night.',
      'The Ice Cellar: Blocks from the lake lasted until August.',
    ]);
  });
});
