import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { findHardFilter, findSoftFilter } from '../../../src/summarizer/selection/filters.ts';
import { createArticle, createProse } from '../samples.ts';

function gate(text: string, lang = 'en', title = ''): string | undefined {
  const document = runToCompletion(segmentDocumentSteps(createProse([text], title, lang)));
  const [sentence] = document.sentences;
  if (sentence === undefined) return 'no sentence';
  return findHardFilter(sentence, document) ?? findSoftFilter(sentence, document);
}

describe('what is never a point', () => {
  it.each([
    ['The bridge was closed on Tuesday after a long debate.', 'en', undefined],
    ['Why was the bridge closed on such a busy day?', 'en', 'question'],
    ['Γιατί έκλεισε η γέφυρα μια τόσο πολυσύχναστη μέρα;', 'el', 'question'],
    [
      'After a debate of seven hours, the council gave four reasons for closing the bridge:',
      'en',
      'introduction',
    ],
    ['The bridge is closed.', 'en', 'short'],
    ['He wrote “the bridge must be closed at once.', 'en', 'unbalanced'],
    ['(The council did not answer our questions in time.)', 'en', 'bracketed'],
    ['const bridge = open({ side: 1 }) || close(bridge).', 'en', 'code'],
    ['Write to council@harbour.example about the bridge today.', 'en', 'address'],
    ['and so the bridge was closed again that year.', 'en', 'lowercase'],
    ['Subscribe to our letter about the bridge and the harbour.', 'en', 'boilerplate'],
    ['Imagine a bridge that never opens for any ship.', 'en', 'teaser'],
    ['3. Close the bridge before you leave the harbour.', 'en', 'numbered'],
    ['What a bridge this was for us!', 'en', 'exclamation'],
    ['“The bridge is a danger to everybody who has to use it.”', 'en', 'quotation'],
    ['“The bridge is a danger to everybody who uses it,” she said.', 'en', undefined],
    ['“Why was the bridge closed at all?” asks the mayor.', 'en', 'quotedQuestion'],
    ['«¿Qué puente tenemos en esta ciudad?», se pregunta Irene.', 'es', 'quotedQuestion'],
    [
      'Harbour: 1 Okoro (7.5), 4 Lind (6), 8 Prado (8), 11 Teles (7), 14 Moura (6.5), 19 Sampaio.',
      'en',
      'figures',
    ],
    ['Sales rose 7 percent to 412 million in 2025, after 385 million in 2024.', 'en', undefined],
    ['Figure 3: The bridge as it was before the war.', 'en', 'caption'],
    ['Flour, two eggs, butter, brown sugar, vanilla, baking soda.', 'en', 'enumeration'],
    ['The bridge was closed and nobody could say for how long…', 'en', 'fragment'],
    ['桥梁昨天因为安全原因被市政府关闭。', 'zh', undefined],
    ['为什么桥梁昨天被市政府突然关闭？', 'zh', 'question'],
    ['สะพานถูกปิดเมื่อวานนี้เพราะพบรอยร้าวในตลับลูกปืนสองตัวจากสี่ตัว', 'th', undefined],
  ])('%s → %s %s', (text, lang, expected) => expect(gate(text, lang)).toBe(expected));

  it('the title again', () => {
    const title = 'Council votes to close the swing bridge';
    expect(gate('The council votes to close the swing bridge.', 'en', title)).toBe('title');
  });

  it('more than sixty words', () => {
    expect(gate(`The bridge ${'was closed and opened and '.repeat(14)}closed.`)).toBe('long');
  });

  it('what stands under a heading of the page’s own business', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text: 'Media contact' },
      { kind: 'paragraph', text: 'The press office of the harbour is open every day.' },
    ];
    const document = runToCompletion(segmentDocumentSteps(createArticle(blocks)));
    const [sentence] = document.sentences;
    expect(sentence && findHardFilter(sentence, document)).toBe('boilerplateSection');
  });

  it('rows of a form that come again and again', () => {
    const rows = ['dinner and wine', 'brunch and long talks', 'parties and small groups'];
    const article = createProse(rows.map((row) => `Good for: ${row} in the old town.`));
    const document = runToCompletion(segmentDocumentSteps(article));
    expect(document.sentences.map((one) => findHardFilter(one, document))).toEqual([
      'formRow',
      'formRow',
      'formRow',
    ]);
  });

  it('an item may go without a full stop when it is long enough', () => {
    const blocks: Block[] = [
      { kind: 'item', text: 'Net sales rose 18 percent to 412 million' },
      { kind: 'item', text: '300 g dried white beans' },
    ];
    const document = runToCompletion(segmentDocumentSteps(createArticle(blocks)));
    expect(document.sentences.map((one) => findSoftFilter(one, document))).toEqual([
      undefined,
      'unended',
    ]);
  });
});
