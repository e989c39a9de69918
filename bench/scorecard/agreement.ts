/** Compares the scorecard's rule for dangling points with the judgment of people. */

import * as v from 'valibot';
import { readJsonLines } from '../run/json-lines.ts';
import { formatTable } from '../run/table.ts';
import { refersBack } from './phrases.ts';

const TaggedPoint = v.object({
  /** BCP 47 tag. */
  lang: v.string(),
  text: v.string(),
  /** True if most judges found that the point cannot be understood alone. */
  isDangling: v.boolean(),
});
export type TaggedPoint = v.InferOutput<typeof TaggedPoint>;

/**
 * The agreement of a rule with a judgment. Shares are 0 to 1, `undefined` if their divisor is 0.
 */
export interface Agreement {
  readonly judged: number;
  readonly flagged: number;
  readonly both: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  /** Cohen's kappa: 0 for chance, 1 for agreement on every point. */
  readonly kappa: number | undefined;
}

/**
 * Reads a file of points with their tags, one per line.
 *
 * @throws an error with the file and the first invalid line
 */
export function readTaggedPoints(file: string): TaggedPoint[] {
  return readJsonLines(file).map((line, at) => {
    const read = v.safeParse(TaggedPoint, line);
    if (!read.success) throw new Error(`${file}: point ${at + 1} is not valid`);
    return read.output;
  });
}

/** Compares the rule with the tags by the text of each point alone, without the other points. */
export function computeAgreement(points: readonly TaggedPoint[]): Agreement {
  const rated = points.map(({ lang, text, isDangling }) => ({
    isDangling,
    isFlagged: refersBack(text, lang),
  }));
  const judged = rated.filter(({ isDangling }) => isDangling).length;
  const flagged = rated.filter(({ isFlagged }) => isFlagged).length;
  const both = rated.filter(({ isDangling, isFlagged }) => isDangling && isFlagged).length;
  const all = rated.length;
  const agreed = (all - judged - flagged + 2 * both) / all;
  const byChance = (judged * flagged + (all - judged) * (all - flagged)) / all ** 2;
  return {
    judged,
    flagged,
    both,
    precision: flagged === 0 ? undefined : both / flagged,
    recall: judged === 0 ? undefined : both / judged,
    kappa: all === 0 || byChance === 1 ? undefined : (agreed - byChance) / (1 - byChance),
  };
}

/** Formats the agreement as a table with one row. */
export function formatAgreement(points: readonly TaggedPoint[]): string {
  const { judged, flagged, both, precision, recall, kappa } = computeAgreement(points);
  const counts = [points.length, judged, flagged, both];
  const shares = [precision, recall, kappa].map((value) => value?.toFixed(2) ?? '');
  return formatTable(
    ['dangling', 'points', 'judged', 'flagged', 'both', 'precision', 'recall', 'κ'],
    [['rule and judges', ...counts, ...shares]],
  );
}
