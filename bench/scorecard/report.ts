import { mean, median, quantile } from '../metrics/statistics.ts';
import { groupBy } from '../run/group-by.ts';
import { formatMs, formatShare, formatTable } from '../run/table.ts';
import type { Card } from './card.ts';
import { computeNoHardFlagShare, computeShareWithout } from './figures.ts';
import type { FilledCard } from './fill-cards.ts';
import { type Flag, flags } from './flags.ts';

interface Row {
  readonly title: string;
  readonly of: (cards: readonly Card[]) => string;
}

/** Smaller groups have no column of their own. */
const minPages = 10;

const rows: readonly Row[] = [
  { title: 'pages', of: (cards) => `${cards.length}` },
  { title: 'points', of: (cards) => `${countPoints(cards)}` },
  { title: 'pages with no hard flag', of: (cards) => formatShare(computeNoHardFlagShare(cards)) },
  ...flags
    .filter((flag) => flag !== 'ungrounded')
    .map(
      (flag): Row => ({
        title: `${flag} per 100 points`,
        of: (cards) => formatPerHundred(cards, flag),
      }),
    ),
  {
    title: 'grounded per 100 points',
    of: (cards) => (100 * computeShareWithout(cards, 'ungrounded')).toFixed(1),
  },
  {
    title: 'points from the first 3 sentences',
    of: (cards) =>
      formatShare(sum(cards.map(({ fromLead }) => fromLead)) / Math.max(1, countPoints(cards))),
  },
  {
    title: 'length obeyed',
    of: (cards) => formatShare(computeShare(cards, ({ keepsLength }) => keepsLength)),
  },
  {
    title: 'names of the title named',
    of: (cards) => formatShare(mean(cards.flatMap(({ entities }) => entities ?? []))),
  },
  { title: 'ms', of: (cards) => formatMs(median(cards.map(({ ms }) => ms))) },
  {
    title: 'ms, p95',
    of: (cards) =>
      formatMs(
        quantile(
          cards.map(({ ms }) => ms),
          0.95,
        ),
      ),
  },
];

/** Formats every row of the scorecard for each corpus: all pages, then by language and kind. */
export function formatScorecard(filled: readonly FilledCard[]): string {
  const corpora = [...groupBy(filled, ({ corpus }) => corpus)];
  return corpora.map(([corpus, members]) => formatCorpus(corpus, members)).join('\n\n');
}

/** Lists every flagged point on a line, for manual review. */
export function formatFlaggedPoints(filled: readonly FilledCard[]): string {
  return filled
    .flatMap(({ corpus, id, card }) =>
      (card?.points ?? []).flatMap((text, i) => {
        const found = card?.flags[i] ?? [];
        return found.length === 0 ? [] : [`${corpus}/${id}\t${found.join(',')}\t${text}\n`];
      }),
    )
    .join('');
}

function formatCorpus(corpus: string, filled: readonly FilledCard[]): string {
  const withCard = filled.filter(({ card }) => card !== undefined);
  const refused = [
    ...groupBy(
      filled.filter(({ card }) => card === undefined),
      ({ refused: why }) => why ?? '',
    ),
  ];
  const groups: [string, Card[]][] = [
    ['all', listCards(withCard)],
    ...listLargeGroups(withCard, ({ card }) => card?.lang.slice(0, 2) ?? ''),
    ...listLargeGroups(withCard, ({ kind }) => kind),
  ];
  return [
    `## scorecard of ${corpus}: ${withCard.length} of ${filled.length} pages summarized`,
    ...refused.map(([why, pages]) => `${pages.length} not: ${why}`),
    formatTable(
      ['', ...groups.map(([name]) => name)],
      rows.map(({ title, of }) => [title, ...groups.map(([, cards]) => of(cards))]),
    ),
  ].join('\n\n');
}

/** Returns the groups that get a column: at least two, each with enough pages. */
function listLargeGroups(
  filled: readonly FilledCard[],
  getKey: (page: FilledCard) => string,
): [string, Card[]][] {
  const groups = [...groupBy(filled, getKey)];
  if (groups.length < 2) return [];
  return groups
    .filter(([, members]) => members.length >= minPages)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, members]) => [name, listCards(members)]);
}

function listCards(filled: readonly FilledCard[]): Card[] {
  return filled.flatMap(({ card }) => card ?? []);
}

function formatPerHundred(cards: readonly Card[], flag: Flag): string {
  return (100 * (1 - computeShareWithout(cards, flag))).toFixed(1);
}

function countPoints(cards: readonly Card[]): number {
  return sum(cards.map(({ points }) => points.length));
}

function computeShare(cards: readonly Card[], test: (card: Card) => boolean): number {
  return mean(cards.map((card) => (test(card) ? 1 : 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
