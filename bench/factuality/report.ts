import { groupBy } from '../run/group-by.ts';
import { share, table } from '../run/table.ts';
import type { Outcome, Study } from './measure.ts';

/** Kinds that should be flagged, with the bar for two of them. */
const flaggedKinds = [
  'swapped number',
  'invented name',
  'number from elsewhere',
  'name from elsewhere',
];
const held = { kinds: ['swapped number', 'invented name'], precision: 0.95, recall: 0.8 };

/** Kinds that do not change the meaning. */
const unchangedKinds = ['digits as a word', 'a word as digits'];

/** Formats the study as tables that say if it passes. */
export function factualityReport({ seed, documents, written, kept, outcomes }: Study): string {
  const languages = [...new Set(outcomes.map(({ lang }) => lang))].sort();
  const rows = flaggedKinds.flatMap((kind) =>
    [
      ['all', outcomes] as const,
      ...languages.map((lang) => [lang, outcomes.filter((one) => one.lang === lang)] as const),
    ].map(([lang, some]) => createFlagRow(kind, lang, some)),
  );
  return [
    `${kept} of ${written} sentences about ${documents} articles are borne out by them; seed ${seed}.`,
    table(['marks', 'copies', 'precision', 'recall'], rows),
    table(['no reason for a mark', 'sentences', 'marked'], createUnchangedRows(outcomes)),
    table(['left out', 'sentences', 'left out'], createDroppedRows(outcomes, languages)),
    verdict(outcomes),
  ].join('\n\n');
}

/** Lists wrong and missing flags with their sentences. */
export function listWrongFlags({ outcomes }: Study, max: number): string {
  const wrong = outcomes.filter(
    ({ kind, wrong: marks, hit }) =>
      (kind === 'untouched' && marks.length > 0) || (unchangedKinds.includes(kind) && hit),
  );
  const missed = outcomes.filter(
    ({ kind, hit, droppedPoints }) => held.kinds.includes(kind) && !hit && !droppedPoints,
  );
  const lines = (some: readonly Outcome[]) =>
    [...groupBy(some, ({ lang, kind }) => `${lang}, ${kind}`)].flatMap(([title, group]) => [
      `- ${title}`,
      ...group.slice(0, max).map(({ wrong: marks, text }) => `  - ${text} [${marks}]`),
    ]);
  return ['Marked wrongly:', ...lines(wrong), '', 'Missed:', ...lines(missed)].join('\n');
}

interface Figures {
  readonly copies: number;
  readonly precision: number;
  readonly recall: number;
}

/** Computes the figures of the changed copies and of the same number of originals. */
function computeFigures(kind: string, outcomes: readonly Outcome[]): Figures {
  const copies = outcomes.filter((one) => one.kind === kind && !one.droppedPoints);
  const hits = copies.filter(({ hit }) => hit).length;
  const untouched = outcomes.filter((one) => one.kind === 'untouched');
  // Wrong flags count on the copies and on as many originals. A copy keeps those of its original
  // unless the change has overwritten them.
  const onCopies = copies.reduce((sum, { wrong }) => sum + wrong.length, 0);
  const onOriginals =
    (untouched.reduce((sum, { wrong }) => sum + wrong.length, 0) / untouched.length) *
    copies.length;
  return {
    copies: copies.length,
    precision: hits / (hits + onCopies + onOriginals),
    recall: hits / copies.length,
  };
}

function createFlagRow(kind: string, lang: string, outcomes: readonly Outcome[]) {
  const { copies, precision, recall } = computeFigures(kind, outcomes);
  return [`${kind}, ${lang}`, copies, share(precision), share(recall)];
}

function createUnchangedRows(outcomes: readonly Outcome[]) {
  return ['untouched', ...unchangedKinds].map((kind) => {
    const some = outcomes.filter((one) => one.kind === kind);
    const marked = some.filter(({ hit, wrong }) => (kind === 'untouched' ? wrong.length > 0 : hit));
    return [kind, some.length, share(marked.length / some.length)];
  });
}

function createDroppedRows(outcomes: readonly Outcome[], languages: readonly string[]) {
  return ['invented sentence', 'untouched'].flatMap((kind) =>
    ['all', ...languages].map((lang) => {
      const some = outcomes.filter(
        (one) => one.kind === kind && (lang === 'all' || one.lang === lang),
      );
      return [
        `${kind}, ${lang}`,
        some.length,
        share(some.filter(({ droppedPoints }) => droppedPoints).length / some.length),
      ];
    }),
  );
}

function verdict(outcomes: readonly Outcome[]): string {
  const passes = held.kinds.every((kind) => {
    const { precision, recall } = computeFigures(kind, outcomes);
    return precision >= held.precision && recall >= held.recall;
  });
  return `${passes ? 'PASS' : 'FAIL'}: precision ≥ ${held.precision} and recall ≥ ${held.recall} on ${held.kinds.join(' and ')}s`;
}
