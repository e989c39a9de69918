import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { createPointText } from '../../../src/summarizer/rewriting/points.ts';
import { createProse } from '../samples.ts';

function trimmed(text: string, lang = 'en', joined = false): string {
  const document = runToCompletion(segmentDocumentSteps(createProse([text], '', lang)));
  const [sentence] = document.sentences;
  return sentence === undefined
    ? ''
    : createPointText(sentence, document, { before: joined, after: false });
}

const long =
  'The council of the old harbour town decided on Tuesday evening after a debate of almost seven hours to close the swing bridge to all cars from the first of April and to move every bus line to the new ring road in the north';

describe('connectives', () => {
  it('go where the sentence before is not shown', () => {
    expect(trimmed('However, the bridge stayed open for another year.')).toBe(
      'The bridge stayed open for another year.',
    );
    expect(trimmed('Aber die Brücke blieb noch ein ganzes Jahr offen.', 'de')).toBe(
      'Die Brücke blieb noch ein ganzes Jahr offen.',
    );
  });

  it('stay where it is', () => {
    const text = 'However, the bridge stayed open for another year.';
    expect(trimmed(text, 'en', true)).toBe(text);
  });

  it('stay where they carry meaning', () => {
    const text = 'But for the rain, the bridge would have opened in May.';
    expect(trimmed(text)).toBe(text);
  });
});

describe('brackets', () => {
  it('stay behind a word that needs them', () => {
    const text = 'The council has only (just now) opened the old swing bridge.';
    expect(trimmed(text)).toBe(text);
  });

  it('stay where two words would become one', () => {
    const text = 'The ferry (of the north line)Arrow will sail again on Monday morning.';
    expect(trimmed(text)).toBe(text);
  });

  it('go when they only add colour', () => {
    expect(trimmed('The mayor (a keen cyclist) wants to close the bridge.')).toBe(
      'The mayor wants to close the bridge.',
    );
  });

  it.each([
    'The company (worth 40 million) wants to close the bridge.',
    'The World Health Organization (WHO) wants to close the bridge.',
    'The bridge (allegedly cracked) was closed again on Tuesday.',
    'The bridge is safe (the engineers say so) for another year.',
  ])('stay with numbers, abbreviations, hedges and sources: %s', (text) => {
    expect(trimmed(text)).toBe(text);
  });
});

describe('clauses', () => {
  it('go from the end of a sentence that is too long', () => {
    expect(trimmed(`${long}, which surprised most observers.`)).toBe(`${long}.`);
  });

  it.each([
    `${long}, according to three members of the council.`,
    `${long}, although its own engineers had advised against it.`,
    `${long}, which the mayor said was a mistake.`,
    `${long}, which cost the town 40 million.`,
  ])('stay with who said it, what weakens it, and numbers', (text) => {
    expect(trimmed(text)).toBe(text);
  });

  it('stay in a sentence that is short enough', () => {
    const text = 'The council closed the bridge, which surprised most observers.';
    expect(trimmed(text)).toBe(text);
  });
});
