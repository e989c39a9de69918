/** Quality figures of one data set; more is better for every one of them. */
export interface Measured {
  /** Fingerprint of the data: other data, no comparison. */
  readonly data: string;
  /** Shares of 1, by name. */
  readonly figures: Readonly<Record<string, number>>;
}

/** What is measured, by name of data set. */
export type Baseline = Readonly<Record<string, Measured>>;

export interface Verdict {
  readonly set: string;
  readonly figure: string;
  readonly before: number | undefined;
  readonly now: number;
  readonly judged: 'same' | 'better' | 'worse' | 'new' | 'other data';
}

/** What a figure may lose: nothing is drawn by lot, but a harmless change moves a page or two. */
export const tolerance = 0.003;

/** Compares each figure with the baseline's; a set or figure that it does not have is new. */
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
