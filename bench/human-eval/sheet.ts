import { groupBy } from '../run/group-by.ts';
import { formatTable } from '../run/table.ts';
import { createSeededRandom } from '../train/random.ts';
import type { Drawn } from './draw-pages.ts';

/** Says which of the two summaries of a number on the sheet is ours. */
export interface KeyEntry {
  readonly number: number;
  readonly id: string;
  readonly lang: string;
  readonly ours: 'A' | 'B';
}

/** Creates the sheet, which hides the authors of the summaries, and the key, which names them. */
export function createSheet(
  drawn: readonly Drawn[],
  seed: number,
): { sheet: string; key: KeyEntry[] } {
  const random = createSeededRandom(seed);
  const key = drawn.map(({ page, pair }, at): KeyEntry => {
    const lang = pair.lang.slice(0, 2);
    return { number: at + 1, id: page.id, lang, ours: random() < 0.5 ? 'A' : 'B' };
  });
  const entries = drawn.map(({ pair }, at) => {
    const { number, lang, ours } = key[at] as KeyEntry;
    const [a, b] = ours === 'A' ? [pair.ours, pair.lead] : [pair.lead, pair.ours];
    return `## ${number} ${lang} ${pair.title}\n\nA\n${formatBullets(a)}\n\nB\n${formatBullets(b)}\n`;
  });
  return { sheet: entries.join('\n'), key };
}

/** Counts wins, ties and losses by language from lines such as `12 A the verdict is there`. */
export function countJudgments(key: readonly KeyEntry[], judgements: string): string {
  const judged = judgements.split('\n').flatMap((line) => {
    const [, number, choice] = /^(\d+)\s+(A|B|tie)\b/.exec(line) ?? [];
    const entry = key.find((one) => one.number === Number(number));
    if (entry === undefined) return [];
    const outcome = choice === 'tie' ? 'tie' : choice === entry.ours ? 'win' : 'loss';
    return [{ lang: entry.lang, outcome }];
  });
  const groups = [...groupBy(judged, ({ lang }) => lang)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const rows = [['all', judged] as const, ...groups].map(([name, members]) => [
    name,
    ...['win', 'tie', 'loss'].map((wanted) =>
      String(members.filter(({ outcome }) => outcome === wanted).length),
    ),
  ]);
  return formatTable(['ours against Lead', 'wins', 'ties', 'losses'], rows);
}

function formatBullets(points: readonly string[]): string {
  return points.map((point) => `• ${point}`).join('\n');
}
