import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/extraction/article.ts';
import { createFactChecker } from '../../src/factuality/check.ts';

const paragraphs = [
  'The harbour council approved the ferry line on Tuesday by nine votes to six. Fares for residents stay under four euros.',
  'Only one of the two boats has passed inspection, said Marta Lindqvist, who runs the shipyard. The second waits for a gearbox that is due in March 2027.',
  'An independent report puts the yearly loss at 1.2 million euros, half of what the old line lost in 2014. “We knew the price when we voted,” Lindqvist said.',
  'Fishermen fear for the northern moorings, which the timetable closes from six to nine each morning.',
];

function article(lang = 'en', texts = paragraphs): Article {
  const url = 'https://harbour.example/ferry';
  return {
    url,
    canonical: url,
    title: 'Ferry line reopens',
    lang,
    dir: 'ltr',
    blocks: texts.map((text) => ({ kind: 'paragraph', text })),
    excluded: [],
    scope: 'page',
    visibleShare: 1,
    textHash: 'x',
    frameId: 3,
  };
}

/** Returns the flagged spans of one text. */
function findFlags(text: string, lang = 'en', of = article()) {
  const { points } = createFactChecker(of, lang)([text]);
  return points.flatMap((point) =>
    point.flags.map(({ kind, start, end }) => [kind, point.text.slice(start, end)]),
  );
}

describe('aligning points with the article', () => {
  test('returns the sentences that a point rests on, best first', () => {
    const { points } = createFactChecker(
      article(),
      'en',
    )(['The shipyard says only one boat passed inspection; fishermen fear for their moorings.']);
    expect(points[0]?.sources.map(({ quote }) => quote)).toEqual([
      'Only one of the two boats has passed inspection, said Marta Lindqvist, who runs the shipyard.',
      'Fishermen fear for the northern moorings, which the timetable closes from six to nine each morning.',
    ]);
    for (const { block, start, end, quote, frameId } of points[0]?.sources ?? []) {
      expect(paragraphs[block]?.slice(start, end)).toBe(quote);
      expect(frameId).toBe(3);
    }
  });

  test('drops and counts a point without support', () => {
    const checked = createFactChecker(
      article(),
      'en',
    )([
      'Scientists discovered water beneath the surface of a distant moon.',
      'The council approved the ferry line.',
    ]);
    expect(checked.droppedPoints).toBe(1);
    expect(checked.points.map(({ text }) => text)).toEqual([
      'The council approved the ferry line.',
    ]);
  });
});

describe('flagging unsupported spans', () => {
  test.each([
    [
      'a number that the article lacks',
      'The council approved the line by 11 votes to six.',
      [['number', '11']],
    ],
    [
      'a number word that the article lacks',
      'The council approved the line by eleven votes to six.',
      [['number', 'eleven']],
    ],
    [
      'a year that the article lacks',
      'The gearbox for the second boat is due in March 2031.',
      [['date', '2031']],
    ],
    [
      'another magnitude',
      'The report puts the yearly loss at 1.2 billion euros.',
      [['number', '1.2']],
    ],
    [
      'a name that the article lacks',
      'The second boat waits for a gearbox, said Pavel Novak of the shipyard.',
      [['name', 'Pavel Novak']],
    ],
    [
      'a name of which the article has a part',
      'Only one boat has passed inspection, said Marta Berg.',
      [['name', 'Marta Berg']],
    ],
    [
      'an invented quotation',
      '“We never knew the price,” Lindqvist said when the council voted.',
      [['quotation', 'We never knew the price,']],
    ],
    [
      'a number of something else in the article',
      'The council approved the ferry line by four votes to six.',
      [['mismatch', 'four']],
    ],
  ])('flags %s', (_name, text, marked) => {
    expect(findFlags(text)).toEqual(marked);
  });

  test.each([
    ['digits for words', 'The council approved the ferry line by 9 votes to 6.'],
    ['words for digits', 'The yearly loss of the line is put at 1,200,000 euros.'],
    ['a possessive', 'Marta Lindqvist’s shipyard inspected one of the boats.'],
    ['a small word number', 'One of the two boats has passed inspection.'],
    [
      'the word that opens a sentence',
      'Residents pay fares under four euros. Officials voted on Tuesday.',
    ],
    ['a compound of known words', 'The Lindqvist-run shipyard inspected one of the boats.'],
    ['a capital after a label', 'Report – Fares stay under four euros for residents.'],
    ['a capital before a name', 'Builder Marta Lindqvist says one boat passed inspection.'],
    ['a number in a compound', 'The four-euro fares for residents stay.'],
    ['a quotation with other marks', '"We knew the price when we voted," said Lindqvist.'],
    ['a number without a unit', 'The council approved the ferry line by nine to six.'],
    ['a term in quotation marks', 'The “ferry line” was approved by the council.'],
  ])('flags nothing in %s', (_name, text) => {
    expect(findFlags(text)).toEqual([]);
  });

  test('accepts a number if any sentence of the article has it with the same unit', () => {
    const votes = article('en', [
      'The council approved the ferry line by nine votes to six.',
      'An earlier try had failed with only four votes, and an eight-hour debate.',
    ]);
    const said = 'The council approved the ferry line by';
    expect(findFlags(`${said} four votes.`, 'en', votes)).toEqual([]);
    expect(findFlags(`${said} 9 votes after eight hours.`, 'en', votes)).toEqual([]);
    expect(findFlags(`${said} eight votes.`, 'en', votes)).toEqual([['mismatch', 'eight']]);
  });

  test('accepts the initials of a name that the article spells out', () => {
    const treaty = article('en', [
      'In May the United States of America and the United Nations signed the harbour treaty.',
    ]);
    for (const name of ['U.S.', 'UN', 'U.N.'])
      expect(
        findFlags(`The harbour treaty was signed by the ${name} in May.`, 'en', treaty),
      ).toEqual([]);
    expect(findFlags('The harbour treaty was signed by the EU in May.', 'en', treaty)).toEqual([
      ['name', 'EU'],
    ]);
  });

  test('does not take a German noun for a name, but two capitalized words in a row', () => {
    const german = article('de', [
      'Der Rat hat die Fähre am Dienstag mit neun zu sechs Stimmen genehmigt, wie Marta Lindqvist mitteilte.',
    ]);
    expect(
      findFlags('Der Rat stimmte am Dienstag für die Fähre und ihren Fahrplan.', 'de', german),
    ).toEqual([]);
    expect(findFlags('Der Rat hat die Fähre genehmigt, sagte Pavel Novak.', 'de', german)).toEqual([
      ['name', 'Pavel Novak'],
    ]);
  });

  test('accepts a name without its accents or with an elided article', () => {
    const french = article('fr', [
      'Le chef de l’Etat a défendu la loi devant l’Assemblée, à Paris.',
    ]);
    expect(findFlags('La loi est défendue par l’État devant l’Assemblée.', 'fr', french)).toEqual(
      [],
    );
    expect(findFlags('La loi est défendue devant le Sénat.', 'fr', french)).toEqual([
      ['name', 'Sénat'],
    ]);
  });

  test('checks only numbers and names in another language, and drops nothing', () => {
    const { points, droppedPoints } = createFactChecker(
      article(),
      'de',
    )(['Der Rat stimmte mit 9 zu 7 Stimmen für die Fähre, sagte Marta Lindqvist.']);
    expect(droppedPoints).toBe(0);
    expect(points[0]?.sources).toEqual([]);
    expect(points[0]?.flags.map(({ start, end }) => points[0]?.text.slice(start, end))).toEqual([
      '7',
    ]);
  });
});
