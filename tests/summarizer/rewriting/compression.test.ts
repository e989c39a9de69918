import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { createPointText } from '../../../src/summarizer/rewriting/points.ts';
import { createProse } from '../samples.ts';

function compress(text: string, lang = 'en', followsPrevious = false): string {
  const document = runToCompletion(segmentDocumentSteps(createProse([text], '', lang)));
  const [sentence] = document.sentences;
  return sentence === undefined
    ? ''
    : createPointText(sentence, document, { before: followsPrevious, after: false });
}

const long =
  'The council of the old harbour town decided on Tuesday evening after a debate of almost seven hours to close the swing bridge to all cars from the first of April and to move every bus line to the new ring road in the north';

describe('findCuts, on connectives', () => {
  it('removes a connective if the sentence before is not shown', () => {
    expect(compress('However, the bridge stayed open for another year.')).toBe(
      'The bridge stayed open for another year.',
    );
    expect(compress('Aber die Brücke blieb noch ein ganzes Jahr offen.', 'de')).toBe(
      'Die Brücke blieb noch ein ganzes Jahr offen.',
    );
  });

  it('keeps a connective if the sentence before is shown', () => {
    const text = 'However, the bridge stayed open for another year.';
    expect(compress(text, 'en', true)).toBe(text);
  });

  it('keeps a connective that carries meaning', () => {
    const text = 'But for the rain, the bridge would have opened in May.';
    expect(compress(text)).toBe(text);
  });
});

describe('findCuts, on brackets', () => {
  it('removes one of the commas around a bracket', () => {
    expect(compress(`${long}, (as many had hoped for years), and the ferry with it.`)).toContain(
      'in the north, and the ferry',
    );
  });

  it('keeps a bracket after a word that refers to it', () => {
    const text = 'The council has only (just now) opened the old swing bridge.';
    expect(compress(text)).toBe(text);
  });

  it('keeps a bracket that belongs to the word before it', () => {
    const text = 'Auch die Stadt(werke) halfen am Montag den Leuten am Hafen.';
    expect(compress(text, 'de')).toBe(text);
  });

  it('keeps a bracket without which two words would become one', () => {
    const text = 'The ferry (of the north line)Arrow will sail again on Monday morning.';
    expect(compress(text)).toBe(text);
  });

  it('keeps a bracket of variables, which a formula needs', () => {
    const text = 'Let (xᵢ, y) be two values that were measured on one of the birds.';
    expect(compress(text)).toBe(text);
    const call = 'Every node holds a model M(a, b) and a test (a < b) that splits it.';
    expect(compress(call)).toBe(call);
  });

  it('removes a Chinese bracket, whose words have few characters', () => {
    expect(compress('老渡船今天停航（小红），三位工程师正在检查发动机和甲板。', 'zh')).toBe(
      '老渡船今天停航，三位工程师正在检查发动机和甲板。',
    );
  });

  it('removes a bracket without essential information', () => {
    expect(compress('The mayor (a keen cyclist) wants to close the bridge.')).toBe(
      'The mayor wants to close the bridge.',
    );
  });

  it.each([
    'The company (worth 40 million) wants to close the bridge.',
    'The World Health Organization (WHO) wants to close the bridge.',
    'The bridge (allegedly cracked) was closed again on Tuesday.',
    'The bridge is safe (the engineers say so) for another year.',
  ])('keeps a bracket with a number, an abbreviation, a hedge or a source: %s', (text) => {
    expect(compress(text)).toBe(text);
  });
});

describe('findCuts, on clauses', () => {
  it('removes a relative clause at the end of a long sentence', () => {
    expect(compress(`${long}, which surprised most observers.`)).toBe(`${long}.`);
  });

  it.each([
    `${long}, according to three members of the council.`,
    `${long}, although its own engineers had advised against it.`,
    `${long}, which the mayor said was a mistake.`,
    `${long}, which cost the town 40 million.`,
  ])('keeps a clause with a source, a hedge or a number: %s', (text) => {
    expect(compress(text)).toBe(text);
  });

  it('keeps a relative clause in a short sentence', () => {
    const text = 'The council closed the bridge, which surprised most observers.';
    expect(compress(text)).toBe(text);
  });
});
