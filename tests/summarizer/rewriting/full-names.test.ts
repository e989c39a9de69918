import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { completeNamesSteps } from '../../../src/summarizer/rewriting/full-names.ts';
import { createPoint, noNeighbours } from '../../../src/summarizer/rewriting/points.ts';
import { createProse } from '../samples.ts';

function named(paragraphs: readonly string[], shown: readonly number[], lang = 'en') {
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
  it('makes the first surname whole, marks what it added, and says where it stands', () => {
    const [point] = named(story, [1, 2]);
    expect(point?.text).toBe('Mara Lindqvist said that the bridge would be closed.');
    expect(point?.insertedSpans).toEqual([{ start: 0, end: 5 }]);
    expect(point?.sources[1]).toMatchObject({ block: 0, quote: 'Mara Lindqvist' });
  });

  it('leaves later mentions, and names that are shown whole', () => {
    expect(named(story, [1, 2])[1]?.text).toBe('The buses will be moved, Lindqvist added.');
    expect(named(story, [0, 1])[1]?.text).toBe('Lindqvist said that the bridge would be closed.');
  });

  it('leaves a surname that two persons share', () => {
    const [point] = named(['Jon Lindqvist sells fish.', ...story], [2]);
    expect(point?.text).toBe('Lindqvist said that the bridge would be closed.');
  });

  it('leaves names of what does not speak, and languages that inflect names', () => {
    expect(named(['Port Ellin is old.', 'Ellin has a bridge.'], [1])[0]?.text).toBe(
      'Ellin has a bridge.',
    );
    expect(named(story, [1], 'pl')[0]?.insertedSpans).toBeUndefined();
  });

  it('takes no polite address and no verb that opens a sentence for a name', () => {
    const address = [
      'Schauen Sie, die Brücke ist alt.',
      'Die Brücke ist alt, weil Sie zu lange gewartet haben, sagte der Rat.',
    ];
    expect(named(address, [1], 'de')[0]?.insertedSpans).toBeUndefined();
    const verb = [
      'Hegen Arbeitgeber Zweifel, so fragen sie nach.',
      'Danach müssen Arbeitgeber zahlen, sagte Arbeitgeber und Rat.',
    ];
    expect(named(verb, [1], 'de')[0]?.insertedSpans).toBeUndefined();
    const system = [
      'Prüfen Sie in Ihrem Windows die Rechte.',
      'Viele warten, sagte Windows am Ende.',
    ];
    expect(named(system, [1], 'de')[0]?.insertedSpans).toBeUndefined();
  });

  it('still completes a German name that stands within a sentence', () => {
    const texts = [
      'Am Montag kündigte Livia Sarti die Sperrung an.',
      'Sarti sagte, die Brücke sei alt.',
    ];
    expect(named(texts, [1], 'de')[0]?.text).toBe('Livia Sarti sagte, die Brücke sei alt.');
  });
});
