import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { completeNamesSteps } from '../../../src/summarizer/rewriting/full-names.ts';
import { createPoint, noNeighbours } from '../../../src/summarizer/rewriting/points.ts';
import { createProse } from '../samples.ts';

function completeNames(paragraphs: readonly string[], shown: readonly number[], lang = 'en') {
  const document = runToCompletion(segmentDocumentSteps(createProse(paragraphs, '', lang)));
  const sentences = document.sentences.filter(({ index }) => shown.includes(index));
  return runToCompletion(
    completeNamesSteps(
      sentences.map((sentence) => createPoint(sentence, document, noNeighbours)),
      document,
    ),
  );
}

const story = [
  'Mara Lindqvist leads the council of the harbour.',
  'Lindqvist said that the bridge would be closed.',
  'The buses will be moved, Lindqvist added.',
];

describe('completeNamesSteps', () => {
  it('completes the first surname, with an inserted span and a source for the given name', () => {
    const [point] = completeNames(story, [1, 2]);
    expect(point?.text).toBe('Mara Lindqvist said that the bridge would be closed.');
    expect(point?.insertedSpans).toEqual([{ start: 0, end: 5 }]);
    expect(point?.sources[1]).toMatchObject({ block: 0, quote: 'Mara Lindqvist' });
  });

  it('does not complete later mentions', () => {
    expect(completeNames(story, [1, 2])[1]?.text).toBe('The buses will be moved, Lindqvist added.');
  });

  it('does not complete a surname after the full name', () => {
    expect(completeNames(story, [0, 1])[1]?.text).toBe(
      'Lindqvist said that the bridge would be closed.',
    );
  });

  it('does not complete the name of a firm', () => {
    const [leader = '', ...said] = story;
    const firm = 'For a century all bridges came from Lindqvist’s, which has no other work.';
    const points = completeNames([leader, firm, ...said], [1, 2]).map(({ text }) => text);
    expect(points).toEqual([firm, 'Mara Lindqvist said that the bridge would be closed.']);
  });

  it('does not complete a surname that two persons share', () => {
    const [point] = completeNames(['Jon Lindqvist sells fish.', ...story], [2]);
    expect(point?.text).toBe('Lindqvist said that the bridge would be closed.');
  });

  it('does not complete a name that has no reporting verb', () => {
    expect(completeNames(['Port Ellin is old.', 'Ellin has a bridge.'], [1])[0]?.text).toBe(
      'Ellin has a bridge.',
    );
  });

  it('does not take a word for a given name that comes late in the text', () => {
    const tools = [
      'The commit tells Ashford to run the tests.',
      'Later the maker of Ashford said that it is fast.',
      'All of this is standard with Linux Ashford.',
    ];
    expect(completeNames(tools, [0])[0]?.insertedSpans).toBeUndefined();
  });

  it('does not take a word for a given name that also occurs in lower case', () => {
    const flyers = [
      'Every Quillpost writer flies blind.',
      'The tool reads all of your Quillpost notes, its maker says, every day.',
    ];
    expect(completeNames(flyers, [1])[0]?.insertedSpans).toBeUndefined();
  });

  it.each([
    [
      'a participle at the start of a sentence',
      ['Getting Wavelo takes a minute.', 'Demand was high for Wavelo, its maker said.'],
    ],
    [
      'a word before a brand',
      ['She wrote about Poems CopperFusion.', 'It runs on CopperFusion, its maker said.'],
    ],
    [
      'a word before initials',
      ['Added SKUnit notes and a picture.', 'The effect is made by SKUnit, its maker said.'],
    ],
    [
      'a word before what has an article',
      ['Plain Wavelo is old.', 'I would have said Wavelo 6 is too new.', 'It suits a Wavelo user.'],
    ],
    ['the name of somebody else', ['At six Nino Aron met us.', 'Aron must wait, Nino said.']],
  ])('does not take %s for a given name', (_, texts) => {
    expect(completeNames(texts, [1])[0]?.insertedSpans).toBeUndefined();
  });

  it('does not take a German noun that also occurs alone for a given name', () => {
    const texts = [
      'Am Montag feierte ganz Stadt Ellin.',
      'Teuer wird Ellin, sagte der Rat.',
      'Nun ruht die Stadt.',
    ];
    expect(completeNames(texts, [1], 'de')[0]?.insertedSpans).toBeUndefined();
  });

  it('does not complete names in a language that inflects them', () => {
    expect(completeNames(story, [1], 'pl')[0]?.insertedSpans).toBeUndefined();
  });

  it('does not take a polite German address for a name', () => {
    const address = [
      'Schauen Sie, die Brücke ist alt.',
      'Die Brücke ist alt, weil Sie zu lange gewartet haben, sagte der Rat.',
    ];
    expect(completeNames(address, [1], 'de')[0]?.insertedSpans).toBeUndefined();
  });

  it('does not take a German verb at the start of a sentence for a name', () => {
    const verb = [
      'Hegen Arbeitgeber Zweifel, so fragen sie nach.',
      'Danach müssen Arbeitgeber zahlen, sagte Arbeitgeber und Rat.',
    ];
    expect(completeNames(verb, [1], 'de')[0]?.insertedSpans).toBeUndefined();
  });

  it('does not take a German possessive for a given name', () => {
    const system = [
      'Prüfen Sie in Ihrem Windows die Rechte.',
      'Viele warten, sagte Windows am Ende.',
    ];
    expect(completeNames(system, [1], 'de')[0]?.insertedSpans).toBeUndefined();
  });

  it('does not take a German unit for a given name', () => {
    const energy = [
      'Der Bedarf sinkt auf wenige Kilowattstunden pro Kilogramm Wasserstoff.',
      'Aus Ammoniak wird dann Wasserstoff, sagte der Rat.',
    ];
    expect(completeNames(energy, [1], 'de')[0]?.insertedSpans).toBeUndefined();
  });

  it('completes a German name within a sentence', () => {
    const texts = [
      'Am Montag kündigte Livia Sarti die Sperrung an.',
      'Sarti sagte, die Brücke sei alt.',
    ];
    expect(completeNames(texts, [1], 'de')[0]?.text).toBe('Livia Sarti sagte, die Brücke sei alt.');
  });
});
