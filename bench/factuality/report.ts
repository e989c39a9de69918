import { groupBy } from '../run/group-by.ts';
import { formatShare, formatTable } from '../run/table.ts';
import type { Outcome, Study } from './measure.ts';

/** Kinds that should be flagged, with the targets for two of them. */
const flaggedKinds = [
  'swapped number',
  'invented name',
  'number from elsewhere',
  'name from elsewhere',
];
const target = { kinds: ['swapped number', 'invented name'], precision: 0.95, recall: 0.8 };

/** Kinds that do not change the meaning. */
const unchangedKinds = ['digits as a word', 'a word as digits'];

/** Formats the study as tables, with a last line that tells if it passes. */
export function formatFactualityReport({
  seed,
  documents,
  written,
  kept,
  outcomes,
}: Study): string {
  const languages = [...new Set(outcomes.map(({ lang }) => lang))].sort();
  const rows = flaggedKinds.flatMap((kind) =>
    [
      ['all', outcomes] as const,
      ...languages.map((lang) => [lang, outcomes.filter((one) => one.lang === lang)] as const),
    ].map(([lang, some]) => createFlagRow(kind, lang, some)),
  );
  return [
    `${kept} of ${written} sentences about ${documents} articles are supported by them; seed ${seed}.`,
    formatTable(['flags', 'copies', 'precision', 'recall'], rows),
    formatTable(['should not be flagged', 'sentences', 'flagged'], createUnchangedRows(outcomes)),
    formatTable(['left out', 'sentences', 'left out'], createDroppedRows(outcomes, languages)),
    formatVerdict(outcomes),
  ].join('\n\n');
}

/** Lists wrong and missing flags with their sentences. */
export function listWrongFlags({ outcomes }: Study, max: number): string {
  const wrong = outcomes.filter(
    ({ kind, wrong: flags, hit }) =>
      (kind === 'untouched' && flags.length > 0) || (unchangedKinds.includes(kind) && hit),
  );
  const missed = outcomes.filter(
    ({ kind, hit, droppedPoints }) => target.kinds.includes(kind) && !hit && !droppedPoints,
  );
  const formatLines = (some: readonly Outcome[]) =>
    [...groupBy(some, ({ lang, kind }) => `${lang}, ${kind}`)].flatMap(([title, group]) => [
      `- ${title}`,
      ...group.slice(0, max).map(({ wrong: flags, text }) => `  - ${text} [${flags}]`),
    ]);
  return ['Flagged wrongly:', ...formatLines(wrong), '', 'Missed:', ...formatLines(missed)].join(
    '\n',
  );
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
  return [`${kind}, ${lang}`, copies, formatShare(precision), formatShare(recall)];
}

function createUnchangedRows(outcomes: readonly Outcome[]) {
  return ['untouched', ...unchangedKinds].map((kind) => {
    const some = outcomes.filter((one) => one.kind === kind);
    const flagged = some.filter(({ hit, wrong }) =>
      kind === 'untouched' ? wrong.length > 0 : hit,
    );
    return [kind, some.length, formatShare(flagged.length / some.length)];
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
        formatShare(some.filter(({ droppedPoints }) => droppedPoints).length / some.length),
      ];
    }),
  );
}

function formatVerdict(outcomes: readonly Outcome[]): string {
  const passes = target.kinds.every((kind) => {
    const { precision, recall } = computeFigures(kind, outcomes);
    return precision >= target.precision && recall >= target.recall;
  });
  return `${passes ? 'PASS' : 'FAIL'}: precision ≥ ${target.precision} and recall ≥ ${target.recall} on ${target.kinds.join(' and ')}s`;
}
