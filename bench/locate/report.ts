import type { Page } from '../extract/pages.ts';
import { groupBy } from '../run/group-by.ts';
import { formatTable, type Row } from '../run/table.ts';
import type { RoundTrips } from './in-page.ts';

/** A page with its result; without one if it could not be measured. */
export interface Measured {
  readonly page: Page;
  readonly trips: RoundTrips | undefined;
}

/** Formats a row per folder and one for all. */
export function formatLocateTable(measured: readonly Measured[]): string {
  const rows = [...groupBy(measured, ({ page }) => page.corpus)].map(([corpus, pages]) =>
    toRow(corpus, pages),
  );
  const header = ['folder', 'pages', 'read', 'sentences', 'led back', 'elsewhere', 'rate'];
  return formatTable(header, rows.length > 1 ? [...rows, toRow('all', measured)] : rows);
}

/** Lists the first sentences that were not located, with their page and the text found instead. */
export function listLostSentences(measured: readonly Measured[], max: number): string[] {
  return measured
    .flatMap(({ page, trips }) => (trips?.lost ?? []).map((lost) => ({ id: page.id, ...lost })))
    .slice(0, max)
    .map(({ id, quote, got, elsewhere }) => `${id}: “${quote}” ${elsewhere ? '(elsewhere)' : got}`);
}

function toRow(name: string, pages: readonly Measured[]): Row {
  const trips = pages.flatMap((page) => page.trips ?? []);
  const count = (of: (trip: RoundTrips) => number) =>
    trips.reduce((sum, trip) => sum + of(trip), 0);
  const sentences = count((trip) => trip.sentences);
  const back = count((trip) => trip.back);
  const elsewhere = count(({ lost }) => lost.filter((each) => each.elsewhere).length);
  const isRead = (trip: RoundTrips) => trip.sentences > 0;
  const rate = sentences === 0 ? '–' : `${((100 * back) / sentences).toFixed(3)} %`;
  return [name, pages.length, trips.filter(isRead).length, sentences, back, elsewhere, rate];
}
