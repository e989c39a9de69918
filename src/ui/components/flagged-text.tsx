/** A point's text, in which what the article does not hold and what was put in front is marked. */

import { t } from '../../browser/i18n.ts';
import type { Flag, Point } from '../../summarizer/summary.ts';

interface Props {
  point: Point;
  /** How a stretch of the text is shown; plainly unless told. */
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

/** The same for the eye, while the point has the focus; an ear has heard it in its place. */
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

/** The text cut at its marks. Where two meet, the earlier one is shown, and a flag before an insertion. */
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
