import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { computeVectorSteps } from '../../../src/summarizer/scoring/vectors.ts';
import {
  type Candidate,
  extendPoints,
  joinAdjacent,
  selectSteps,
} from '../../../src/summarizer/selection/select.ts';
import { createProse } from '../samples.ts';

function createCandidates(...scored: readonly (readonly [string, number])[]): Candidate[] {
  const document = runToCompletion(segmentDocumentSteps(createProse(scored.map(([text]) => text))));
  const vectors = runToCompletion(computeVectorSteps(document.sentences.map(({ terms }) => terms)));
  return document.sentences.map((sentence, at) => ({
    sentence,
    vector: vectors[at] ?? new Map(),
    score: scored[at]?.[1] ?? 0,
    group: sentence.section,
    countWords: () => sentence.length,
  }));
}

function getIndices(chosen: readonly Candidate[]): number[] {
  return chosen.map(({ sentence }) => sentence.index);
}

const varied = [
  ['Engineers found cracks in the bearings of the bridge.', 0.5],
  ['Councillors voted for a new footway across the sound.', 0.9],
  ['Shopkeepers fear that customers will stay at home.', 0.7],
] as const;

describe('selectSteps', () => {
  it('selects the best candidates and returns them in text order', () => {
    expect(
      getIndices(runToCompletion(selectSteps(createCandidates(...varied), { sentences: 2 }))),
    ).toEqual([1, 2]);
  });

  it('selects nothing without a sufficient budget', () => {
    expect(runToCompletion(selectSteps(createCandidates(...varied), { sentences: 0 }))).toEqual([]);
    expect(runToCompletion(selectSteps(createCandidates(...varied), { words: 3 }))).toEqual([]);
  });

  it('fills a budget of words with whole sentences and does not exceed it', () => {
    const all = createCandidates(...varied);
    expect(getIndices(runToCompletion(selectSteps(all, { words: 17 })))).toEqual([1, 2]);
    expect(getIndices(runToCompletion(selectSteps(all, { words: 16 })))).toEqual([1]);
  });

  it('skips a redundant candidate', () => {
    const said = createCandidates(
      ['Engineers found cracks in the bearings of the bridge.', 0.9],
      ['Cracks in the bearings of the bridge were found by engineers.', 0.8],
      ['Shopkeepers fear that customers will stay at home.', 0.1],
    );
    expect(getIndices(runToCompletion(selectSteps(said, { sentences: 2 })))).toEqual([0, 2]);
  });

  it('prefers a sentence that does not depend on another', () => {
    const said = createCandidates(
      ['Engineers found cracks in the bearings of the bridge.', 0.1],
      ['They asked the council for an immediate closure.', 0.7],
      ['Shopkeepers fear that customers will stay at home.', 0.6],
    );
    expect(getIndices(runToCompletion(selectSteps(said, { sentences: 1 })))).toEqual([2]);
  });

  it('selects a dependent sentence together with the one it depends on', () => {
    const said = createCandidates(
      ['Engineers found cracks in the bearings of the bridge.', 0.9],
      ['They asked the council for an immediate closure.', 0.7],
      ['Shopkeepers fear that customers will stay at home.', 0.4],
    );
    expect(getIndices(runToCompletion(selectSteps(said, { sentences: 2 })))).toEqual([0, 1]);
  });

  it('selects no candidate that scores less than the minimum', () => {
    const chosen = runToCompletion(
      selectSteps(createCandidates(...varied), { sentences: 3 }, { minScore: 0.65 }),
    );
    expect(getIndices(chosen)).toEqual([1, 2]);
  });

  it('leaves the last place free rather than to take a candidate below its minimum', () => {
    const select = (sentences: number) =>
      getIndices(
        runToCompletion(
          selectSteps(createCandidates(...varied), { sentences }, { minLastScore: 0.65 }),
        ),
      );
    expect(select(2)).toEqual([1, 2]);
    expect(select(3)).toEqual([1, 2]);
    expect(select(4)).toEqual([0, 1, 2]);
  });

  it('does not return candidates that were chosen before', () => {
    const all = createCandidates(...varied);
    expect(
      getIndices(runToCompletion(selectSteps(all, { sentences: 1 }, { chosen: all.slice(1, 2) }))),
    ).toEqual([2]);
  });
});

describe('selectSteps, on a text without sections', () => {
  it('spreads over paragraphs that are as long as sections', () => {
    const topics = ['bridge', 'ferry', 'museum'];
    const verbs = ['opened', 'burned', 'moved', 'sank'];
    const document = runToCompletion(
      segmentDocumentSteps(
        createProse(
          topics.map((topic) => verbs.map((verb) => `One ${topic} ${verb} there.`).join(' ')),
        ),
      ),
    );
    const vectors = runToCompletion(
      computeVectorSteps(document.sentences.map(({ terms }) => terms)),
    );
    const all = document.sentences.map((sentence, at) => ({
      sentence,
      vector: vectors[at] ?? new Map(),
      score: 1 - 0.01 * at,
      group: sentence.section,
      countWords: () => sentence.length,
    }));
    const paragraphs = runToCompletion(selectSteps(all, { sentences: 3 })).map(
      ({ sentence }) => sentence.paragraph,
    );
    expect(paragraphs).toEqual([0, 1, 2]);
  });
});

describe('selectSteps, on a listicle', () => {
  const said = createCandidates(
    ['The first ferry is fast and cheap to run.', 0.8],
    ['Its decks were painted by pupils of the town.', 0.75],
    ['The second boat carries bicycles for free.', 0.7],
    ['Nobody has ever counted the swans.', 0.1],
  );
  const selectFrom = (isInItem: boolean) => {
    const candidates = said.map((one, at) => ({
      ...one,
      group: [-1, -1, -2, -3][at] ?? 0,
      isInItem,
    }));
    return getIndices(runToCompletion(selectSteps(candidates, { sentences: 2 })));
  };

  it('spreads over items more than over sections', () => {
    expect(selectFrom(true)).toEqual([0, 2]);
    expect(selectFrom(false)).toEqual([0, 1]);
  });
});

const cracks = 'Engineers found cracks in the bearings of the bridge.';
const ferries = 'Ferries will run every ten minutes until spring.';
const shops = 'Shopkeepers fear that customers will stay at home.';

/** Creates the candidates of one paragraph, each with its score. */
function createScoredParagraph(text: string, scores: readonly number[]): Candidate[] {
  const document = runToCompletion(segmentDocumentSteps(createProse([text])));
  return document.sentences.map((sentence, at) => ({
    sentence,
    vector: new Map(),
    score: scores[at] ?? 0,
    group: sentence.section,
    countWords: () => sentence.length,
  }));
}

/** Creates the candidates of one paragraph, all with the same score. */
function createParagraph(text: string, score: number): Candidate[] {
  return createScoredParagraph(text, Array(10).fill(score));
}

describe('joinAdjacent', () => {
  it('joins two good sentences of a paragraph', () => {
    const [pair, ...others] = joinAdjacent(createParagraph(`${cracks} ${ferries}`, 0.6));
    expect(others).toEqual([]);
    expect(pair?.sentence.text).toBe(ferries);
    expect(pair?.support?.before?.text).toBe(cracks);
  });

  it('joins no more than two sentences', () => {
    const joined = joinAdjacent(createParagraph(`${cracks} ${ferries} ${shops}`, 0.6));
    expect(getIndices(joined)).toEqual([1, 2]);
  });

  it('keeps the heading of the first sentence', () => {
    const heading = { block: 0, start: 0, end: 3, separator: ': ' };
    const [first, second] = createParagraph(`${cracks} ${ferries}`, 0.6);
    if (first === undefined || second === undefined) throw new Error('two sentences expected');
    expect(joinAdjacent([{ ...first, support: { heading } }, second])[0]?.support).toEqual({
      before: first.sentence,
      heading,
    });
  });

  it('joins neither poor nor long sentences, and none of two paragraphs', () => {
    const long = `${cracks.slice(0, -1)}${' and in its piers'.repeat(8)}.`;
    expect(joinAdjacent(createParagraph(`${cracks} ${ferries}`, 0.4))).toHaveLength(2);
    expect(joinAdjacent(createParagraph(`${long} ${ferries}`, 0.6))).toHaveLength(2);
    expect(joinAdjacent(createCandidates([cracks, 0.6], [ferries, 0.6]))).toHaveLength(2);
  });

  it('leaves room for another point when pairs count once', () => {
    const all = createParagraph(`${cracks} ${ferries} Swans nest under the eastern pier.`, 0.6);
    const select = (countsPairsOnce: boolean) =>
      getIndices(runToCompletion(selectSteps(all, { sentences: 2 }, { countsPairsOnce })));
    expect(select(false)).toEqual([0, 1]);
    expect(select(true)).toEqual([0, 1, 2]);
  });

  it('leaves no room for a poor point', () => {
    const pair = createParagraph(`${cracks} ${ferries} Swans nest under the eastern pier.`, 0.6);
    const all = pair.map((candidate, at) => (at === 2 ? { ...candidate, score: 0.3 } : candidate));
    const options = { countsPairsOnce: true, minLastScore: 0.4 };
    expect(getIndices(runToCompletion(selectSteps(all, { sentences: 2 }, options)))).toEqual([
      0, 1,
    ]);
  });
});

describe('extendPoints', () => {
  const paragraph = `${cracks} ${ferries} ${shops}`;
  const getTexts = (points: readonly Candidate[]) =>
    points.map(({ sentence, support }) => [support?.before?.text, sentence.text]);

  /** Extends the point of the second sentence. */
  function extendSecond(scores: readonly number[], text = paragraph) {
    const candidates = createScoredParagraph(text, scores);
    return getTexts(extendPoints(candidates.slice(1, 2), candidates));
  }

  it('adds the better of the sentences beside a point, in their order', () => {
    expect(extendSecond([0.5, 0.8, 0.4])).toEqual([[cracks, ferries]]);
    expect(extendSecond([0.4, 0.8, 0.5])).toEqual([[ferries, shops]]);
  });

  it('adds neither a poor nor a long sentence', () => {
    const long = `${cracks.slice(0, -1)}${' and in its piers'.repeat(8)}.`;
    expect(extendSecond([0.3, 0.8, 0.2])).toEqual([[undefined, ferries]]);
    expect(extendSecond([0.5, 0.8], `${long} ${ferries}`)).toEqual([[undefined, ferries]]);
  });

  it('adds no sentence of another paragraph', () => {
    const candidates = createCandidates([cracks, 0.5], [ferries, 0.8]);
    expect(getTexts(extendPoints(candidates.slice(1), candidates))).toEqual([[undefined, ferries]]);
  });

  it('shows no sentence in two points', () => {
    const swans = 'Swans nest under the eastern pier.';
    const candidates = createScoredParagraph(`${paragraph} ${swans}`, [0.8, 0.5, 0.8, 0.2]);
    const points = candidates.filter((_, at) => at === 0 || at === 2);
    expect(getTexts(extendPoints(points, candidates))).toEqual([
      [cracks, ferries],
      [undefined, shops],
    ]);
  });

  it('keeps the heading of a point, and leaves a point of two sentences as it is', () => {
    const heading = { block: 0, start: 0, end: 3, separator: ': ' };
    const [first, second, third] = createScoredParagraph(paragraph, [0.5, 0.8, 0.4]);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three sentences expected');
    const all = [first, second, third];
    expect(extendPoints([{ ...second, support: { heading } }], all)[0]?.support).toEqual({
      before: first.sentence,
      heading,
    });
    const pair = { ...second, support: { before: first.sentence } };
    expect(extendPoints([pair], all)).toEqual([pair]);
  });
});
