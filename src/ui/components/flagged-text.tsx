/** Shows a point's text with its unsupported spans underlined, and what was put in front of it muted. */

import { t } from '../../browser/i18n.ts';
import type { Flag, Point } from '../../summarizer/summary.ts';

interface Props {
  point: Point;
  /** Renders one span of the text; the default is the plain text. */
  render?: (text: string) => preact.ComponentChild;
}

export function FlaggedText({ point, render = (text) => text }: Props) {
  return (
    <>
      {splitAtMarks(point).map(({ text, flag, isInserted }, at) => {
        const key = `${at}`;
        if (flag)
          return (
            <FlaggedSpan key={key} flag={flag}>
              {render(text)}
            </FlaggedSpan>
          );
        if (isInserted)
          return (
            <span key={key} class="inserted" title={t('point_inserted')}>
              {render(text)}
            </span>
          );
        return render(text);
      })}
      {point.flags.length > 0 && <FlagExplanations point={point} />}
    </>
  );
}

function FlaggedSpan({ flag, children }: { flag: Flag; children: preact.ComponentChild }) {
  const why = t(`flag_${flag.kind}`);
  return (
    <span class="flag" title={why}>
      {children}
      <span class="visually-hidden"> ({why})</span>
    </span>
  );
}

/**
 * Shows the explanations on focus. Screen readers are skipped, as they read each explanation in
 * place.
 */
function FlagExplanations({ point: { text, flags } }: { point: Point }) {
  return (
    <span class="flags" aria-hidden="true">
      {flags.map(({ kind, start, end }) => (
        <span key={start}>
          <b>{text.slice(start, end)}</b>: {t(`flag_${kind}`)}
        </span>
      ))}
    </span>
  );
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly flag?: Flag;
  readonly isInserted?: boolean;
}

type MarkedText = Pick<Mark, 'flag' | 'isInserted'> & { readonly text: string };

/** Splits the text at its marks. Where two overlap, the earlier one wins, and a flag before an insertion. */
function splitAtMarks({ text, flags, insertedSpans = [] }: Point): MarkedText[] {
  const marks: Mark[] = [
    ...flags.map((flag) => ({ start: flag.start, end: flag.end, flag })),
    ...insertedSpans.map((span) => ({ ...span, isInserted: true })),
  ];
  const found: MarkedText[] = [];
  let at = 0;
  for (const { start, end, ...mark } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    found.push({ text: text.slice(at, start) }, { text: text.slice(start, end), ...mark });
    at = end;
  }
  return [...found, { text: text.slice(at) }].filter((part) => part.text !== '');
}
