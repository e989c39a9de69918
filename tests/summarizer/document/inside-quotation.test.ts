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

function inside(paragraph: string, lang = 'en'): string[] {
  const document = runToCompletion(
    segmentDocumentSteps(createProse([...around, paragraph], '', lang)),
  );
  return document.sentences
    .filter((one) => isInsideQuotation(one, document))
    .map(({ text }) => text);
}

const first =
  'We have waited for a new crossing for more than twenty years in this part of the town, and every year somebody came and measured it and went away';
const last =
  'Nobody in the council listened to any of us when we told them that it would break, and now they all say that they have always known';
const middle = 'The bridge is old and every lorry that passes shakes it.';

describe('the middle of somebody’s words', () => {
  it.each([
    [`“${first}. ${middle} ${last},” said the mayor.`, 'en'],
    [`"${first}. ${middle} ${last}," said the mayor.`, 'en'],
    [`«${first}. ${middle} ${last}», said the mayor.`, 'fr'],
    [`„${first}. ${middle} ${last}“, said the mayor.`, 'de'],
    [`“${first}. ${middle}`, 'en'],
  ])('%s', (paragraph, lang) => expect(inside(paragraph, lang)).toEqual([middle]));

  it('is not what stands beside a quotation, or after a mark for inches', () => {
    expect(inside('“We waited for years.” The bridge is old. “Nobody listened.”')).toEqual([]);
    expect(inside('It has 5" bolts. The bridge is old. Nobody listened.')).toEqual([]);
  });

  it('is all that a speech consists of', () => {
    const speech = `“We waited. ${'The bridge is very old. '.repeat(12)}Nobody listened.”`;
    expect(inside(speech)).toEqual([]);
  });
});
