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

/** Creates a listicle of three items; `document` is its segmented form. */
function createList(...texts: readonly (readonly [string, string])[]): SegmentedDocument {
  const blocks = texts.flatMap(([name, text], at) => [
    heading(`${at + 1}. ${name}`),
    paragraph(text),
  ]);
  return runToCompletion(segmentDocumentSteps(createArticle(blocks, `${texts.length} makers`)));
}

describe('the heading of an item', () => {
  const others = [
    ['Bellhaven', 'Sails for small boats are sewn by hand.'],
    ['Corran', 'Ropes of hemp are spun for museums.'],
  ] as const;

  it('is not put before a sentence that opens with its name', () => {
    const document = createList(
      ['Tideway Lamps Limited', 'Tideway has cast brass fittings since 1904.'],
      ...others,
    );
    expect(createPointAt(document, 0).text).toBe('Tideway has cast brass fittings since 1904.');
  });

  it('is put before a sentence that uses its first word for something else', () => {
    const document = createList(
      ['Lamp Works', 'Every lamp is cast from brass in one piece.'],
      ...others,
    );
    expect(createPointAt(document, 0).text).toMatch(/^Lamp Works: Every/);
  });

  it('gets no colon after an exclamation mark', () => {
    const document = createList(
      ['Polish the brass!', 'Vinegar and salt take off the green.'],
      ...others,
    );
    expect(createPointAt(document, 0).text).toMatch(/^Polish the brass! Vinegar/);
  });
});

/** Creates an article with one heading, whose text follows an introduction of one sentence. */
function createSection(title: string, name: string, text: string, lang: string): SegmentedDocument {
  const intro = paragraph(`${title}.`);
  const article = createArticle([intro, heading(name), paragraph(text)], title);
  return runToCompletion(segmentDocumentSteps({ ...article, lang }));
}

describe('the heading of a section', () => {
  it.each([
    ['en', 'Lighting a small flat', 'Desk models', 'You can dim them by touch or by voice.'],
    [
      'de',
      'Licht in kleinen Wohnungen',
      'Lampen am Tisch',
      'Am besten dimmt man nur per Berührung.',
    ],
    [
      'fr',
      'Éclairer un petit logement',
      'Modèles de bureau',
      'Un simple geste suffit pour tamiser.',
    ],
    [
      'es',
      'Iluminar un piso pequeño',
      'Modelos de mesa',
      'Basta un gesto para bajar la intensidad.',
    ],
  ])('is put before a sentence that does not name its subject (%s)', (lang, title, name, text) => {
    const document = createSection(title, name, text, lang);
    expect(createPointAt(document, 1).text).toBe(`${name}: ${text}`);
  });

  it.each([
    ['a name', 'Desk models', 'For most desks the Tideway T4 is bright enough.'],
    ['a word of the title', 'Desk models', 'In a flat of forty metres two are enough.'],
    ['a word of the heading', 'Desk models', 'Most models can be dimmed by touch.'],
    ['words before a colon', 'Desk models', 'By touch: one tap dims them by a third.'],
    ['a single word', 'Background', 'You can dim by touch or by voice.'],
    ['a heading in capitals', 'DESK MODELS', 'You can dim by touch or by voice.'],
    ['a heading of several parts', 'Light: desk models', 'You can dim by touch or by voice.'],
    ['an exclamation', 'Think of your eyes!', 'You can dim by touch or by voice.'],
    ['a long heading', 'How we would light our own desks', 'You can dim by touch or by voice.'],
  ])('is not put before a sentence below or with %s', (_case, name, text) => {
    const document = createSection('Lighting a small flat', name, text, 'en');
    expect(createPointAt(document, 1).text).toBe(text);
  });

  it('is not put before a sentence with a name of two words in German', () => {
    const text = 'Am besten dimmt laut Ada Okoro nur die Berührung.';
    const document = createSection('Licht in kleinen Wohnungen', 'Lampen am Tisch', text, 'de');
    expect(createPointAt(document, 1).text).toBe(text);
  });
});

describe('a question above a section', () => {
  const question = 'Which bulb is the best?';

  it('is put before the first sentence if that takes up some of its words', () => {
    const answer = 'A good bulb gives light for fifteen years.';
    const document = createSection('Lighting a small flat', question, answer, 'en');
    expect(createPointAt(document, 1).text).toBe(`${question} ${answer}`);
  });

  it('is not put before a sentence that says all of it or nothing of it', () => {
    for (const text of ['The best bulb gives light for fifteen years.', 'Prices fell by half.']) {
      const document = createSection('Lighting a small flat', question, text, 'en');
      expect(createPointAt(document, 1).text).toBe(text);
    }
  });

  it('is not put before the second sentence', () => {
    const answer = 'Fifteen years are common. A dim bulb is worn out.';
    const document = createSection('Lighting a small flat', question, answer, 'en');
    expect(createPointAt(document, 2).text).toBe('A dim bulb is worn out.');
  });
});

describe('createPoints', () => {
  /** Returns the points of the first three sentences; two of them are below the first heading. */
  function getTextsBelow(name: string): string[] {
    const blocks = [
      ...[heading(`1. ${name}`), paragraph('More than 900 oil lamps are on show.')],
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
    return createPoints(chosen, document).map(({ text }) => text);
  }

  it('adds a heading only once for consecutive points below it', () => {
    expect(getTextsBelow('The Lamp Room')).toEqual([
      'The Lamp Room: More than 900 oil lamps are on show.',
      'A guide lights one of them each night.',
      'The Ice Cellar: Blocks from the lake lasted until August.',
    ]);
  });
});
