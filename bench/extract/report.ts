import { computePairedDifference } from '../metrics/bootstrap.ts';
import { groupBy } from '../run/group-by.ts';
import { formatDifference, formatMs, formatShare, formatTable } from '../run/table.ts';
import type { ExtractorName } from './extraction.ts';
import { computeFigures, type ExtractFigures, type Measure, measures } from './figures.ts';
import type { PageScore, ScoredPage } from './score.ts';

interface Column {
  readonly title: string;
  readonly of: (figures: ExtractFigures) => number | undefined;
  readonly format: (value: number | undefined) => string;
}

const columns: readonly Column[] = [
  { title: 'shingle P', of: ({ shingles }) => shingles?.precision, format: formatShare },
  { title: 'R', of: ({ shingles }) => shingles?.recall, format: formatShare },
  { title: 'F1', of: ({ shingles }) => shingles?.f1, format: formatShare },
  { title: 'bag F1', of: ({ bag }) => bag, format: formatShare },
  { title: 'snippet P', of: ({ snippets }) => snippets?.precision, format: formatShare },
  { title: 'R', of: ({ snippets }) => snippets?.recall, format: formatShare },
  { title: 'F1', of: ({ snippets }) => snippets?.f1, format: formatShare },
  { title: 'empty', of: ({ empty }) => empty, format: formatShare },
  { title: 'title', of: ({ title }) => title, format: formatShare },
  { title: 'author', of: ({ author }) => author, format: formatShare },
  { title: 'date', of: ({ date }) => date, format: formatShare },
  { title: 'article?', of: ({ article }) => article, format: formatShare },
  { title: 'ms', of: ({ medianMs }) => medianMs, format: formatMs },
  { title: 'p95', of: ({ p95Ms }) => p95Ms, format: formatMs },
];

/** Formats tables for each corpus: all pages, then by type and language, then the differences. */
export function formatExtractReport(pages: readonly ScoredPage[]): string {
  const corpora = [...groupBy(pages, ({ page }) => page.corpus)];
  return corpora.map(([corpus, members]) => formatCorpus(corpus, members)).join('\n\n');
}

function formatCorpus(corpus: string, pages: readonly ScoredPage[]): string {
  const extractors = listExtractors(pages);
  const all = extractors.map((extractor) => computeFigures(listScores(pages, extractor)));
  const shown = columns.filter(({ of }) => all.some((figures) => of(figures) !== undefined));
  const rows = extractors.map((extractor, i) => [
    extractor,
    ...shown.map(({ of, format }) => format(all[i] && of(all[i]))),
  ]);
  const parts = [
    `## ${corpus}: ${pages.length} pages`,
    formatTable(['', ...shown.map(({ title }) => title)], rows),
    ...formatGroups('type', pages, ({ page }) => page.type ?? 'unknown'),
    ...formatGroups('language', pages, ({ page }) => page.lang?.slice(0, 2) ?? 'unknown'),
  ];
  if (extractors.length > 1) parts.push(formatDifferences(pages));
  return parts.join('\n\n');
}

/**
 * Formats one table per measure, with a row per group, a column per extractor and our difference to
 * each peer. Empty for a single group.
 */
function formatGroups(
  kind: string,
  pages: readonly ScoredPage[],
  getKey: (page: ScoredPage) => string,
): string[] {
  const groups = [...groupBy(pages, getKey)].sort(([, a], [, b]) => b.length - a.length);
  if (groups.length < 2) return [];
  const extractors = listExtractors(pages);
  const peers = listPeers(pages);
  return listMeasures(pages).map((measure) => {
    const rows = groups.map(([group, members]) => [
      group,
      members.length,
      ...extractors.map((extractor) => formatShare(measure.over(listScores(members, extractor)))),
      ...peers.map((peer) => formatAdvantage(members, peer, measure)),
    ]);
    const titles = [
      `${measure.name} by ${kind}`,
      'pages',
      ...extractors,
      ...peers.map(nameDifference),
    ];
    return formatTable(titles, rows);
  });
}

function formatDifferences(pages: readonly ScoredPage[]): string {
  const peers = listPeers(pages);
  const rows = listMeasures(pages).map((measure) => [
    measure.name,
    ...peers.map((peer) => formatAdvantage(pages, peer, measure)),
  ]);
  return formatTable(['difference, 95 % interval', ...peers.map(nameDifference)], rows);
}

function nameDifference(peer: ExtractorName): string {
  return `ours − ${peer}`;
}

/** Formats the difference between our figure and a peer's on these pages, with the interval. */
function formatAdvantage(
  pages: readonly ScoredPage[],
  peer: ExtractorName,
  { over }: Measure,
): string {
  const both = pages.flatMap(({ scores }) => {
    const [ours, theirs] = [scores.get('ours'), scores.get(peer)];
    return ours && theirs ? [[ours, theirs] as const] : [];
  });
  const between = computePairedDifference(both, (drawn) => [
    over(drawn.map(([first]) => first)) ?? 0,
    over(drawn.map(([, second]) => second)) ?? 0,
  ]);
  return formatDifference(between, formatShare);
}

/** Returns the measures for which the corpus has annotations. */
function listMeasures(pages: readonly ScoredPage[]): readonly Measure[] {
  const scores = pages.flatMap((page) => [...page.scores.values()]);
  return measures.filter(({ over }) => over(scores) !== undefined);
}

function listScores(pages: readonly ScoredPage[], extractor: ExtractorName): PageScore[] {
  return pages.flatMap(({ scores }) => scores.get(extractor) ?? []);
}

function listExtractors(pages: readonly ScoredPage[]): ExtractorName[] {
  return [...(pages[0]?.scores.keys() ?? [])];
}

function listPeers(pages: readonly ScoredPage[]): ExtractorName[] {
  return listExtractors(pages).filter((extractor) => extractor !== 'ours');
}
