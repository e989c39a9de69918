import { pairedDifference } from '../metrics/bootstrap.ts';
import { groupBy } from '../run/group-by.ts';
import { difference, milliseconds, share, table } from '../run/table.ts';
import { computeFigures, type ExtractFigures, type Measure, measures } from './figures.ts';
import type { ReaderName } from './reading.ts';
import type { PageScore, ScoredPage } from './score.ts';

interface Column {
  readonly title: string;
  readonly of: (figures: ExtractFigures) => number | undefined;
  readonly format: (value: number | undefined) => string;
}

const columns: readonly Column[] = [
  { title: 'shingle P', of: ({ shingles }) => shingles?.precision, format: share },
  { title: 'R', of: ({ shingles }) => shingles?.recall, format: share },
  { title: 'F1', of: ({ shingles }) => shingles?.f1, format: share },
  { title: 'bag F1', of: ({ bag }) => bag, format: share },
  { title: 'snippet P', of: ({ snippets }) => snippets?.precision, format: share },
  { title: 'R', of: ({ snippets }) => snippets?.recall, format: share },
  { title: 'F1', of: ({ snippets }) => snippets?.f1, format: share },
  { title: 'empty', of: ({ empty }) => empty, format: share },
  { title: 'title', of: ({ title }) => title, format: share },
  { title: 'author', of: ({ author }) => author, format: share },
  { title: 'date', of: ({ date }) => date, format: share },
  { title: 'article?', of: ({ article }) => article, format: share },
  { title: 'ms', of: ({ medianMs }) => medianMs, format: milliseconds },
  { title: 'p95', of: ({ p95Ms }) => p95Ms, format: milliseconds },
];

/** Tables for each corpus: all its pages, then by type and by language, then the differences. */
export function extractReport(pages: readonly ScoredPage[]): string {
  const corpora = [...groupBy(pages, ({ page }) => page.corpus)];
  return corpora.map(([corpus, members]) => corpusReport(corpus, members)).join('\n\n');
}

function corpusReport(corpus: string, pages: readonly ScoredPage[]): string {
  const readers = listExtractors(pages);
  const all = readers.map((reader) => computeFigures(scoresFor(pages, reader)));
  const shown = columns.filter(({ of }) => all.some((figures) => of(figures) !== undefined));
  const rows = readers.map((reader, i) => [
    reader,
    ...shown.map(({ of, format }) => format(all[i] && of(all[i]))),
  ]);
  const parts = [
    `## ${corpus}: ${pages.length} pages`,
    table(['', ...shown.map(({ title }) => title)], rows),
    ...groupTables('type', pages, ({ page }) => page.type ?? 'unknown'),
    ...groupTables('language', pages, ({ page }) => page.lang?.slice(0, 2) ?? 'unknown'),
  ];
  if (readers.length > 1) parts.push(differenceTable(pages));
  return parts.join('\n\n');
}

/**
 * One table a measure: a row a group, a column a reader, and how far ours is ahead of each other one.
 * Nothing when there is one group only.
 */
function groupTables(
  kind: string,
  pages: readonly ScoredPage[],
  getKey: (page: ScoredPage) => string,
): string[] {
  const groups = [...groupBy(pages, getKey)].sort(([, a], [, b]) => b.length - a.length);
  if (groups.length < 2) return [];
  const readers = listExtractors(pages);
  const peers = listPeers(pages);
  return measured(pages).map((measure) => {
    const rows = groups.map(([group, members]) => [
      group,
      members.length,
      ...readers.map((reader) => share(measure.over(scoresFor(members, reader)))),
      ...peers.map((peer) => advantage(members, peer, measure)),
    ]);
    const titles = [`${measure.name} by ${kind}`, 'pages', ...readers, ...peers.map(minus)];
    return table(titles, rows);
  });
}

function differenceTable(pages: readonly ScoredPage[]): string {
  const peers = listPeers(pages);
  const rows = measured(pages).map((measure) => [
    measure.name,
    ...peers.map((peer) => advantage(pages, peer, measure)),
  ]);
  return table(['difference, 95 % interval', ...peers.map(minus)], rows);
}

function minus(peer: ReaderName): string {
  return `ours − ${peer}`;
}

/** By how much our readings of these pages are ahead of another's, with the interval. */
function advantage(pages: readonly ScoredPage[], peer: ReaderName, { over }: Measure): string {
  const both = pages.flatMap(({ scores }) => {
    const [ours, theirs] = [scores.get('ours'), scores.get(peer)];
    return ours && theirs ? [[ours, theirs] as const] : [];
  });
  const between = pairedDifference(both, (drawn) => [
    over(drawn.map(([first]) => first)) ?? 0,
    over(drawn.map(([, second]) => second)) ?? 0,
  ]);
  return difference(between, share);
}

/** The measures for which this corpus has right answers. */
function measured(pages: readonly ScoredPage[]): readonly Measure[] {
  const scores = pages.flatMap((page) => [...page.scores.values()]);
  return measures.filter(({ over }) => over(scores) !== undefined);
}

function scoresFor(pages: readonly ScoredPage[], reader: ReaderName): PageScore[] {
  return pages.flatMap(({ scores }) => scores.get(reader) ?? []);
}

function listExtractors(pages: readonly ScoredPage[]): ReaderName[] {
  return [...(pages[0]?.scores.keys() ?? [])];
}

function listPeers(pages: readonly ScoredPage[]): ReaderName[] {
  return listExtractors(pages).filter((reader) => reader !== 'ours');
}
