/** Quality figures of one data set. For all of them, higher is better. */
export interface Measured {
  /** Fingerprint of the data; figures of different data are not compared. */
  readonly data: string;
  /** Figures by name, from 0 to 1. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Measurements by name of data set. */
export type Baseline = Readonly<Record<string, Measured>>;

export interface Verdict {
  readonly set: string;
  readonly figure: string;
  readonly before: number | undefined;
  readonly now: number;
  readonly judged: 'same' | 'better' | 'worse' | 'new' | 'other data';
}

/**
 * Greatest drop that passes. The measurements are deterministic, but a harmless change affects a
 * page or two.
 */
export const tolerance = 0.003;

/** Compares each figure with the baseline. One that the baseline lacks is new. */
export function judge(baseline: Baseline, measured: Baseline): Verdict[] {
  return Object.entries(measured).flatMap(([set, { data, figures }]) => {
    const known = baseline[set];
    return Object.entries(figures).map(([figure, now]): Verdict => {
      const before = known?.figures[figure];
      if (known === undefined || before === undefined) {
        return { set, figure, before: undefined, now, judged: 'new' };
      }
      const judged = known.data === data ? compare(before, now) : 'other data';
      return { set, figure, before, now, judged };
    });
  });
}

function compare(before: number, now: number): 'same' | 'better' | 'worse' {
  if (now < before - tolerance) return 'worse';
  return now > before + tolerance ? 'better' : 'same';
}
