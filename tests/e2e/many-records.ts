import type { HistoryRecord } from '../../src/storage/history/record.ts';
import type { Stored, View } from './drivers/browser.ts';

const places = ['harbour', 'valley', 'quarry', 'orchard', 'station', 'library', 'market', 'bridge'];
const actors = ['council', 'harbourmaster', 'bakers', 'museum', 'teachers', 'engineers', 'choir'];
const deeds = ['reopens', 'measures', 'defends', 'postpones', 'repairs', 'counts', 'publishes'];
const things = ['ferry line', 'lamp posts', 'timetable', 'archive', 'water meters', 'old maps'];
const turns = ['after eleven years', 'despite the frost', 'with half the money', 'before the vote'];

/**
 * Creates records as a few years of use leave them: each of usual length (five points with their
 * sentences, about 3 kB), all different, newest first.
 *
 * @param now ms since 1970, when the newest was saved
 */
export function manyRecords(count: number, now: number): HistoryRecord[] {
  return Array.from({ length: count }, (_, at) => createManyRecord(at, now));
}

/** Creates one such record with several variants, two of them by an AI. */
export function withVariants(now: number): HistoryRecord {
  const record = createManyRecord(0, now);
  const summaries = record.summaries.flatMap((summary) => [
    { ...summary, length: 'short' as const, points: summary.points.slice(0, 3) },
    { ...summary, type: 'tldr' as const },
    { ...summary, engine: 'chromium-summarizer' as const },
    { ...summary, engine: 'chromium-summarizer' as const, lang: 'de' },
    summary,
  ]);
  return { ...record, summaries };
}

const hourMs = 3_600_000;

function createManyRecord(at: number, now: number): HistoryRecord {
  const url = `https://paper${at % 40}.example/${pick(places, at)}/${at}`;
  const title = `The ${pick(actors, at)} of the ${pick(places, at + 3)} ${pick(deeds, at)} the ${pick(things, at)} ${pick(turns, at)}, part ${at}`;
  return {
    version: 1,
    id: `page:hash${at}:${url}`,
    url,
    canonical: url,
    title,
    site: `Paper ${at % 40}`,
    lang: 'en',
    dir: 'ltr',
    scope: 'page',
    visibleShare: 1,
    words: 900 + (at % 1_500),
    readingSeconds: 230 + (at % 400),
    textHash: `hash${at}`,
    savedAt: now - at * hourMs,
    updatedAt: now - at * hourMs,
    starred: at % 50 === 0,
    summaries: [
      {
        engine: 'extractive',
        type: 'key-points',
        length: 'medium',
        lang: 'en',
        droppedPoints: 0,
        points: Array.from({ length: 5 }, (_, point) => createManyPoint(at, point)),
      },
    ],
  };
}

function createManyPoint(at: number, point: number) {
  const seed = at * 5 + point;
  const text = `In its ${point + 1}. report of ${1_900 + (seed % 120)}, the ${pick(actors, seed)} of ${pick(places, seed)} ${seed} wrote that whoever ${pick(deeds, seed)} the ${pick(things, seed)} ${pick(turns, seed)} has ${seed % 97} reasons to ask the ${pick(actors, seed + 2)} first.`;
  const surroundings = `so much for the ${pick(things, seed + 1)}, said the ${pick(actors, seed + 1)}`;
  const anchor = {
    block: point * 3,
    start: 0,
    end: text.length,
    quote: text,
    prefix: surroundings.slice(0, 32),
    suffix: surroundings.slice(-32),
    frameId: 0,
  };
  return { text, sources: [anchor], flags: [] };
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length] ?? '';
}

/** Records that are sent to the browser at once. */
const chunkSize = 500;

/**
 * Writes records to the browser's storage, as the extension would.
 * @param view an extension page
 */
export async function storeRecords(view: View, records: readonly HistoryRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += chunkSize) {
    const chunk = records
      .slice(at, at + chunkSize)
      .map((record) => [`record:${record.id}`, record]);
    await storeItems(view, Object.fromEntries(chunk) as Stored);
  }
}

/** Writes any items to storage directly. @param view an extension page */
export function storeItems(view: View, items: Stored): Promise<void> {
  return view.evaluate(setInStorage, items);
}

/** Runs in an extension page. */
function setInStorage(items: Stored): Promise<void> {
  type Local = { set(items: Stored): Promise<void> };
  return (
    globalThis as unknown as { chrome: { storage: { local: Local } } }
  ).chrome.storage.local.set(items);
}
