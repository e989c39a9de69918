import { expect, test } from 'vitest';
import { toJudgedPage } from '../../../bench/salience/grade-point.ts';
import { labelModel } from '../../../bench/salience/label-model.ts';
import type { Judgment } from '../../../bench/salience/labels.ts';
import { askModel, toPageSummaries } from '../../../bench/salience/model-summaries.ts';
import { acceptable, best, scoreSummary } from '../../../bench/salience/score.ts';
import { loadSample } from '../../summarizer/samples.ts';

/** What an editor would choose, each sentence by its beginning. Other sentences are neutral. */
const labels: Record<string, Record<'best' | 'good' | 'bad', readonly string[]>> = {
  'news--council-vote': {
    best: [
      'ELLINPORT (Coastal News)',
      'Councillors heard that',
      'About 6,200 cars',
      'She promised that buses',
      'However, they were told',
    ],
    good: ['The vote was nine', 'Lindqvist said that'],
    bad: ['Did you like', 'Subscribe to our'],
  },
  'opinion--night-buses': {
    best: [
      'The city must run',
      'A city that asks',
      'That is true, and',
      'Varnholm opened four',
      'But a line that stops',
    ],
    good: ['The transport office', 'Critics say'],
    bad: ['Other towns have'],
  },
  'how-to--bicycle-tube': {
    best: [
      'Shift to the smallest',
      'Push the first lever',
      'Run a cloth around',
      'Start at the valve',
      'Only then fill',
    ],
    good: ['A flat tyre is', 'Pump a little air', 'Pump to half'],
    bad: ['Look at the rim'],
  },
  'interview--soil': {
    best: [
      'A handful of old',
      'Fungi need years',
      'On heavy clay',
      'Bare soil loses',
      'Aldaine: It turns the city',
    ],
    good: ['Renske Aldaine has', 'Aldaine: They take it'],
    bad: ['We met her', 'Aldaine: I would never'],
  },
  'science--birdsong': {
    best: [
      'Great tits that live',
      'They found that',
      'Its authors suggest',
      'The researchers caution',
      'Researchers recorded',
    ],
    good: ['The team now', 'The study was published'],
    bad: [],
  },
  'review--kettle': {
    best: [
      'The K2 is the best',
      'It boils one litre',
      'In return it stays',
      'The cord is only',
      'At 79 it',
    ],
    good: ['The Brightwell K2 is', 'The lid opens'],
    bad: ['I used it every'],
  },
  'press-release--pump': {
    best: ['VARNHOLM, 4 March', 'The plant cost 85', 'The plant takes its heat', 'The first pumps'],
    good: ['Norrvik Pumps is a leading'],
    bad: [
      '“We are thrilled',
      '“It is a game-changing',
      'Norrvik Pumps is an industry',
      'For media inquiries',
    ],
  },
  'feature--ferry': {
    best: [
      'The Halcyon will make',
      'The bridge that opened',
      'Last year there were',
      'For those without a car',
      'The school on the island',
    ],
    good: ['The Halcyon has crossed', 'The county says', 'Aske has been offered'],
    bad: [],
  },
  'fact-check--lampen-de': {
    best: [
      'Die Behauptung ist falsch',
      'In sozialen Netzwerken',
      'Das Foto ist echt',
      'Honigbienen fliegen nachts',
      'Für Nachtfalter sieht',
    ],
    good: ['Sie verbringen die', 'Eine Zählung in'],
    bad: ['Bewertung'],
  },
  'review--velo-fr': {
    best: [
      'Le Mulet 3 est le meilleur',
      'L’autonomie déçoit',
      'Le fabricant promet',
      'Le moteur reste',
      'Le Mulet 3 est un vélo',
    ],
    good: ['Le fabricant de Belcourt', 'Les freins à disque'],
    bad: [],
  },
};

test('a model that chooses as an editor would loses almost nothing on the way to the points', async () => {
  const scores = await Promise.all(
    Object.entries(labels).map(async ([name, beginnings]) => {
      const article = loadSample(name);
      const find = (texts: readonly string[]) => texts.map((text) => findSentence(article, text));
      const { sentences } = toPageSummaries(article, undefined, 'medium');
      const judgment: Judgment = {
        best: find(beginnings.best),
        good: find(beginnings.good),
        bad: find(beginnings.bad),
        seen: sentences.length,
      };
      const label = { corpus: 'own', id: name, kind: 'news', lang: article.lang, judgment };
      const fetch = labelModel.fetchFor(label);
      const summary = await askModel(article, labelModel.server, fetch, 'choose', 'medium');
      const { points } = toPageSummaries(article, summary, 'medium');
      return scoreSummary(points.medium, toJudgedPage(judgment, { lang: article.lang, sentences }));
    }),
  );
  expect(acceptable.over(scores)).toBeGreaterThanOrEqual(0.95);
  expect(best.over(scores)).toBeGreaterThanOrEqual(0.9);
});

/** Returns the sentence of the article that begins with a text. */
function findSentence(article: ReturnType<typeof loadSample>, beginning: string): string {
  const { sentences } = toPageSummaries(article, undefined, 'medium');
  const found = sentences.find((sentence) => sentence.startsWith(beginning));
  if (found === undefined) throw new Error(`${article.title} has no sentence “${beginning}”`);
  return found;
}
