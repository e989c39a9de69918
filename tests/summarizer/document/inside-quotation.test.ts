import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { isInsideQuotation } from '../../../src/summarizer/document/inside-quotation.ts';
import { createProse } from '../samples.ts';

const around = [
  'The bridge closes in April.',
  'Ships go on passing it.',
  'Cars take the ring road.',
];

function findInside(paragraph: string, lang = 'en'): string[] {
  const document = runToCompletion(
    segmentDocumentSteps(createProse([...around, paragraph], '', lang)),
  );
  return document.sentences
    .filter((sentence) => isInsideQuotation(sentence, document))
    .map(({ text }) => text);
}

const first =
  'We have waited for a new crossing for more than twenty years in this part of the town, and every year somebody came and measured it and went away';
const last =
  'Nobody in the council listened to any of us when we told them that it would break, and now they all say that they have always known';
const middle = 'The bridge is old and every lorry that passes shakes it.';

describe('isInsideQuotation', () => {
  it.each([
    [`“${first}. ${middle} ${last},” said the mayor.`, 'en'],
    [`"${first}. ${middle} ${last}," said the mayor.`, 'en'],
    [`«${first}. ${middle} ${last}», said the mayor.`, 'fr'],
    [`„${first}. ${middle} ${last}“, said the mayor.`, 'de'],
    [`“${first}. ${middle}`, 'en'],
  ])('returns true only for the sentence in the middle of %s', (paragraph, lang) => {
    expect(findInside(paragraph, lang)).toEqual([middle]);
  });

  it('returns false between two quotations', () => {
    expect(findInside('“We waited for years.” The bridge is old. “Nobody listened.”')).toEqual([]);
  });

  it('returns false after a mark that means inches', () => {
    expect(findInside('It has 5" bolts. The bridge is old. Nobody listened.')).toEqual([]);
  });

  it('returns false for all sentences of a speech', () => {
    const speech = `“We waited. ${'The bridge is very old. '.repeat(12)}Nobody listened.”`;
    expect(findInside(speech)).toEqual([]);
  });
});
