import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { createPoints } from '../../../src/summarizer/rewriting/points.ts';
import { isContradictedNext } from '../../../src/summarizer/selection/contrast.ts';
import { createProse } from '../samples.ts';

const fear = 'A petition argued that darker streets would bring burglaries and accidents.';

function pointsFor(paragraph: string, shown: readonly number[], lang = 'en') {
  const document = runToCompletion(segmentDocumentSteps(createProse([paragraph], '', lang)));
  const sentences = document.sentences.filter(({ index }) => shown.includes(index));
  return createPoints(
    sentences.map((sentence) => ({ sentence })),
    document,
  );
}

describe('the short sentence that turns the one before it round', () => {
  it.each([
    [fear, 'Neither came.', 'en'],
    ['Viele warnten, dass dunkle Straßen mehr Einbrüche bringen würden.', 'Doch keiner kam.', 'de'],
    ['Beaucoup craignaient que la nuit amène des cambriolages.', 'Il n’en est rien.', 'fr'],
    ['Muchos temían que las calles oscuras trajeran robos.', 'No fue así.', 'es'],
    ['Многие боялись, что тёмные улицы приведут к кражам.', 'Но этого не случилось.', 'ru'],
    ['多くの人は暗い通りで盗みが増えると恐れていた。', 'しかし増えなかった。', 'ja'],
  ])('%s %s', (sentence, payoff, lang) => {
    const space = lang === 'ja' ? '' : ' ';
    const [point] = pointsFor(`${sentence}${space}${payoff}`, [0], lang);
    expect(point?.text).toBe(`${sentence}${space}${payoff}`);
    expect(point?.sources[0]?.quote).toBe(point?.text);
  });

  it('is not said twice, and not across paragraphs', () => {
    expect(pointsFor(`${fear} But it was wrong about both of them.`, [0, 1])[0]?.text).toBe(fear);
    const document = runToCompletion(segmentDocumentSteps(createProse([fear, 'Neither came.'])));
    const [sentence] = document.sentences;
    expect(sentence && createPoints([{ sentence }], document)[0]?.text).toBe(fear);
  });

  it('is left where it would make the point too long', () => {
    const long = `${fear.slice(0, -1)}, ${'and it named every street of the town '.repeat(5)}again.`;
    expect(pointsFor(`${long} Neither came.`, [0])[0]?.text).not.toContain('Neither');
  });

  it('is reported where it is too long to be said with the sentence', () => {
    const turn = 'But the county police recorded 71 burglaries before the change and 68 after it.';
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
