import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { tokenize } from '../../../src/summarizer/lexicon/tokens.ts';
import { createPoints } from '../../../src/summarizer/rewriting/points.ts';
import {
  findHardFilter,
  findSoftFilter,
  getContextDependence,
  isContradictedNext,
  isSignpost,
} from '../../../src/summarizer/selection/filters.ts';
import { createArticle, createProse } from '../samples.ts';

describe('getContextDependence, on null subjects', () => {
  const getDependence = (text: string, lang: string) => getContextDependence(tokenize(text, lang));

  describe('a sentence that starts with a verb', () => {
    it.each([
      ['Señaló que el puente se cerrará en abril.', 'es'],
      ['También aseguró que las obras costarán once millones.', 'es'],
      ['Afirmou que a ponte será fechada em abril.', 'pt'],
      ['Ha inoltre spiegato che il ponte chiuderà ad aprile.', 'it'],
      ['Dodał, że most zostanie zamknięty w kwietniu.', 'pl'],
      ['Ostrzegają przed zamknięciem mostu od kwietnia.', 'pl'],
      ['Cieszę się z wyniku głosowania w sprawie mostu.', 'pl'],
      ['Τόνισε ότι η γέφυρα θα κλείσει τον Απρίλιο.', 'el'],
      ['Отметил, что мост закроют в апреле.', 'ru'],
    ])('depends on its context without a subject: %s', (text, lang) =>
      expect(getDependence(text, lang)).toBe('pronoun'),
    );

    it.each([
      ['El alcalde señaló que el puente se cerrará en abril.', 'es'],
      ['Según que puente se cierre, el tráfico cambiará.', 'es'],
      ['Murió el arquitecto que levantó el puente viejo.', 'es'],
      ['O prefeito afirmou que a ponte será fechada em abril.', 'pt'],
      ['Ha chiuso il ponte vecchio dopo cento anni.', 'it'],
      ['Rada miasta zamknęła most w kwietniu.', 'pl'],
    ])('does not depend on its context with a subject: %s', (text, lang) =>
      expect(getDependence(text, lang)).toBe('none'),
    );
  });
});

describe('context dependence', () => {
  describe('getContextDependence', () => {
    it.each([
      ['She denied it.', 'en', 'pronoun'],
      ['After this, the bridge was closed.', 'en', 'pronoun'],
      ['One of them was hurt.', 'en', 'pronoun'],
      ['Its owner declined.', 'en', 'pronoun'],
      ['But the bridge stayed open.', 'en', 'connective'],
      ['E.g. the bridge stayed open.', 'en', 'connective'],
      ['Z. B. blieb die Brücke offen.', 'de', 'connective'],
      ['Last year he sold the firm.', 'en', 'inside'],
      ['The mayor chose the latter.', 'en', 'inside'],
      ['The bridge was closed.', 'en', 'none'],
      ['It is important to rest.', 'en', 'none'],
      ['This year the bridge was closed.', 'en', 'none'],
      ['There are two bridges.', 'en', 'none'],
      ['The doctor said he would wait.', 'en', 'none'],
      ['Obama said he would wait.', 'en', 'none'],
      ['Dies gilt auch im Winter.', 'de', 'pronoun'],
      ['Dieses Jahr blieb die Brücke zu.', 'de', 'none'],
      ['Cependant, le pont reste ouvert.', 'fr', 'connective'],
      ['Il y a deux ponts.', 'fr', 'none'],
      ['Она отказалась.', 'ru', 'pronoun'],
      ['В этом году мост закрыт.', 'ru', 'none'],
      ['他否认了。', 'zh', 'pronoun'],
      ['其他城市也有桥。', 'zh', 'none'],
      ['しかし、橋は開いている。', 'ja', 'connective'],
      ['Broen blev lukket.', 'da', 'none'],
    ])('classifies %j (%s) as %s', (text, lang, expected) => {
      expect(getContextDependence(tokenize(text, lang))).toBe(expected);
    });
  });
});

describe('contrasting follow-ups', () => {
  const fear = 'A petition argued that darker streets would bring burglaries and accidents.';

  function pointsFor(paragraph: string, shown: readonly number[], lang = 'en') {
    const document = runToCompletion(segmentDocumentSteps(createProse([paragraph], '', lang)));
    const sentences = document.sentences.filter(({ index }) => shown.includes(index));
    return createPoints(
      sentences.map((sentence) => ({ sentence })),
      document,
    );
  }

  describe('a short sentence that contradicts the one before', () => {
    it.each([
      [fear, 'Neither came.', 'en'],
      [
        'Viele warnten, dass dunkle Straßen mehr Einbrüche bringen würden.',
        'Doch keiner kam.',
        'de',
      ],
      ['Beaucoup craignaient que la nuit amène des cambriolages.', 'Il n’en est rien.', 'fr'],
      ['Muchos temían que las calles oscuras trajeran robos.', 'No fue así.', 'es'],
      ['Многие боялись, что тёмные улицы приведут к кражам.', 'Но этого не случилось.', 'ru'],
      ['多くの人は暗い通りで盗みが増えると恐れていた。', 'しかし増えなかった。', 'ja'],
    ])('becomes part of its point: %s %s', (sentence, followUp, lang) => {
      const space = lang === 'ja' ? '' : ' ';
      const [point] = pointsFor(`${sentence}${space}${followUp}`, [0], lang);
      expect(point?.text).toBe(`${sentence}${space}${followUp}`);
      expect(point?.sources[0]?.quote).toBe(point?.text);
    });

    it('is not repeated if it is a point itself', () => {
      expect(pointsFor(`${fear} But it was wrong about both of them.`, [0, 1])[0]?.text).toBe(fear);
    });

    it('is not added from another paragraph', () => {
      const document = runToCompletion(segmentDocumentSteps(createProse([fear, 'Neither came.'])));
      const [sentence] = document.sentences;
      expect(sentence && createPoints([{ sentence }], document)[0]?.text).toBe(fear);
    });

    it('is not added if the point would be too long', () => {
      const long = `${fear.slice(0, -1)}, ${'and it named every street of the town '.repeat(5)}again.`;
      expect(pointsFor(`${long} Neither came.`, [0])[0]?.text).not.toContain('Neither');
    });
  });

  describe('isContradictedNext', () => {
    it('returns true if the contradiction is too long to be added', () => {
      const turn =
        'But the county police recorded 71 burglaries before the change and 68 after it.';
      const document = runToCompletion(
        segmentDocumentSteps(
          createProse(['The lamps were dimmed.', 'It was dark.', `${fear} ${turn}`]),
        ),
      );
      const [, , claim, answer] = document.sentences;
      expect(claim && isContradictedNext(claim, document)).toBe(true);
      expect(answer && isContradictedNext(answer, document)).toBe(false);
    });
  });
});

describe('filters', () => {
  function findFilter(text: string, lang = 'en', title = ''): string | undefined {
    const document = runToCompletion(segmentDocumentSteps(createProse([text], title, lang)));
    const [sentence] = document.sentences;
    if (sentence === undefined) return 'no sentence';
    return findHardFilter(sentence, document) ?? findSoftFilter(sentence, document);
  }

  describe('findHardFilter and findSoftFilter', () => {
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
    ])('judges %j (%s): %s', (text, lang, expected) =>
      expect(findFilter(text, lang)).toBe(expected),
    );

    it('filters a sentence that repeats the title', () => {
      const title = 'Council votes to close the swing bridge';
      expect(findFilter('The council votes to close the swing bridge.', 'en', title)).toBe('title');
    });

    it('filters a sentence of more than 60 words', () => {
      expect(findFilter(`The bridge ${'was closed and opened and '.repeat(14)}closed.`)).toBe(
        'long',
      );
    });

    it('filters a sentence in a boilerplate section', () => {
      const blocks: Block[] = [
        { kind: 'heading', level: 2, text: 'Media contact' },
        { kind: 'paragraph', text: 'The press office of the harbour is open every day.' },
      ];
      const document = runToCompletion(segmentDocumentSteps(createArticle(blocks)));
      const [sentence] = document.sentences;
      expect(sentence && findHardFilter(sentence, document)).toBe('boilerplateSection');
    });

    it('filters the rows of a repeated form', () => {
      const rows = ['dinner and wine', 'brunch and long talks', 'parties and small groups'];
      const article = createProse(rows.map((row) => `Good for: ${row} in the old town.`));
      const document = runToCompletion(segmentDocumentSteps(article));
      expect(document.sentences.map((sentence) => findHardFilter(sentence, document))).toEqual([
        'formRow',
        'formRow',
        'formRow',
      ]);
    });

    it('accepts a list item without a full stop if it is long enough', () => {
      const blocks: Block[] = [
        { kind: 'item', text: 'Net sales rose 18 percent to 412 million' },
        { kind: 'item', text: '300 g dried white beans' },
      ];
      const document = runToCompletion(segmentDocumentSteps(createArticle(blocks)));
      expect(document.sentences.map((sentence) => findSoftFilter(sentence, document))).toEqual([
        undefined,
        'unended',
      ]);
    });
  });
});

describe('signposts', () => {
  const is = (text: string, lang: string) => {
    const { sentences } = runToCompletion(segmentDocumentSteps(createProse([text], '', lang)));
    return sentences.map((sentence) => isSignpost(sentence));
  };

  it.each([
    ['Figure 7 shows how the two bearings of the old bridge were oiled.', 'en'],
    ['In Section 3 we describe how the bearings of the old bridge were oiled.', 'en'],
    ['This section provides an overview of the bearings of swing bridges.', 'en'],
    ['In diesem Abschnitt werden die Lager der alten Drehbrücken beschrieben.', 'de'],
    ['Tabelle 2 zeigt, wie oft die Lager der Brücken geölt worden sind.', 'de'],
    ['Dans cette section, nous décrivons les paliers des vieux ponts tournants.', 'fr'],
    ['A plan for the bearings can be turned into a list of repairs as follows.', 'en'],
    ['Der Plan für die Lager lässt sich in eine Liste verwandeln, und zwar wie folgt.', 'de'],
    ['The bridge has the following weights: where w is that of one of its bearings.', 'en'],
    ['本章介绍旧平转桥的轴承以及如何给它们上油。', 'zh'],
  ])('are told: %s', (text, lang) => expect(is(text, lang)).toEqual([true]));

  it.each([
    ['Figures from the harbour office show that the bearings were oiled twice.', 'en'],
    ['Table tennis is played on the old bridge while it is closed to all cars.', 'en'],
    ['This bridge was opened in the year in which the harbour was built.', 'en'],
    ['Diese Brücke wurde in dem Jahr eröffnet, in dem der Hafen gebaut wurde.', 'de'],
  ])('are not every mention: %s', (text, lang) => expect(is(text, lang)).toEqual([false]));
});
