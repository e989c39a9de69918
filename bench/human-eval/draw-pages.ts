import type { Page } from '../extract/pages.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import { createSeededRandom } from '../train/random.ts';
import type { Pair, PairTask } from './pair-worker.ts';

/** A page with its two summaries. */
export interface Drawn {
  readonly page: Page;
  readonly pair: NonNullable<Pair>;
}

/** Factor by which more pages are read than needed, because some have no summary. */
const oversampling = 2;

/**
 * Draws articles of every language of the pages, at most `each` per language.
 *
 * @param seen ids of pages from earlier sheets
 */
export async function drawPages(
  pages: readonly Page[],
  { each, seed, seen }: { each: number; seed: number; seen: ReadonlySet<string> },
): Promise<Drawn[]> {
  const random = createSeededRandom(seed);
  const fresh = shuffle(
    pages.filter(({ id, type }) => !seen.has(id) && /^(?:article|mixed)$/.test(type ?? 'article')),
    random,
  );
  const asked = limitGroups(fresh, oversampling * each, ({ lang }) => lang?.slice(0, 2));
  const pairs = new Map<Page, NonNullable<Pair>>();
  const progress = startProgress('Reading pages', asked.length);
  const tasks = asked.map((page) => ({
    file: page.file,
    ...(page.url && { url: page.url }),
    page,
  }));
  await runInPool<PairTask & { page: Page }, Pair>(
    new URL('./pair-worker.ts', import.meta.url),
    tasks,
    ({ page }, pair) => {
      if (pair) pairs.set(page, pair);
      progress.step();
    },
  );
  progress.end();
  const drawn = asked.flatMap((page): Drawn[] => {
    const pair = pairs.get(page);
    return pair === undefined ? [] : [{ page, pair }];
  });
  return shuffle(
    limitGroups(drawn, each, ({ pair }) => pair.lang.slice(0, 2)),
    random,
  );
}

/** Returns the first `max` of each group; items without a group are kept. */
function limitGroups<T>(
  all: readonly T[],
  max: number,
  getGroup: (one: T) => string | undefined,
): T[] {
  const counts = new Map<string, number>();
  return all.filter((one) => {
    const group = getGroup(one);
    if (group === undefined) return true;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count <= max;
  });
}

/** Shuffles a list (Fisher & Yates). */
function shuffle<T>(all: readonly T[], random: () => number): T[] {
  const order = [...all];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}
