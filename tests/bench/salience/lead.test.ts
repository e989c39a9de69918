import { describe, expect, it } from 'vitest';
import { getSentences } from '../../../bench/extract/sentences.ts';
import { getLead } from '../../../bench/salience/lead.ts';

const title = 'The last ferry to Aldmouth';
const sentences = [title, 'It left at six.', 'Nobody was on board.', 'The quay is for sale.'];
const createPoint = (text: string) => ({ text, quotes: [text] });

describe('getLead', () => {
  it('takes as many first sentences as our summary has points', () => {
    const ours = [createPoint('The quay is for sale.'), createPoint('It left at six.')];
    expect(getLead({ title: '', sentences }, ours, 'medium')).toEqual([
      createPoint(title),
      createPoint('It left at six.'),
    ]);
  });

  it('skips a repetition of the title', () => {
    const repeated = { title: 'The last  ferry\nto Aldmouth', sentences };
    expect(getLead(repeated, [createPoint('x')], 'medium')).toEqual([
      createPoint('It left at six.'),
    ]);
  });

  it('takes as many as the length allows if our summary is empty', () => {
    const many = Array.from({ length: 9 }, (_, i) => `Sentence number ${i} is here.`);
    const countSentences = (length: 'short' | 'medium' | 'long') =>
      getLead({ title, sentences: many }, [], length).length;
    expect([countSentences('short'), countSentences('medium'), countSentences('long')]).toEqual([
      3, 5, 7,
    ]);
  });
});

describe('getSentences', () => {
  it('splits the text between headings and code, in order', () => {
    const blocks = [
      { kind: 'heading', level: 2, text: 'The way there' },
      { kind: 'paragraph', text: 'It rained. We walked.' },
      { kind: 'code', text: 'walk --far' },
      { kind: 'item', text: 'Take a coat.' },
      { kind: 'quote', text: 'I will.' },
    ] as const;
    expect(getSentences({ lang: 'en', blocks: [...blocks] })).toEqual([
      'It rained.',
      'We walked.',
      'Take a coat.',
      'I will.',
    ]);
  });
});
