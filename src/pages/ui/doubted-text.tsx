/** A point's text with what the article does not hold marked in it, and explained. */

import { t } from '../../platform/i18n.ts';
import type { Flag, Point } from '../../summary/summary.ts';

interface Props {
  point: Point;
  /** How a stretch of the text is shown; plainly unless told. */
  render?: (text: string) => preact.ComponentChild;
}

export function FlaggedText({ point, render = (text) => text }: Props) {
  if (point.doubts.length === 0) return <>{render(point.text)}</>;
  return (
    <>
      {splitAtFlags(point).map(({ text, doubt: flag }, at) =>
        flag ? (
          <FlaggedSpan key={`${at}`} doubt={flag}>
            {render(text)}
          </FlaggedSpan>
        ) : (
          render(text)
        ),
      )}
      <FlagExplanations point={point} />
    </>
  );
}

function FlaggedSpan({ doubt: flag, children }: { doubt: Flag; children: preact.ComponentChild }) {
  const why = t(`doubt_${flag.kind}`);
  return (
    <span class="doubt" title={why}>
      {children}
      <span class="visually-hidden"> ({why})</span>
    </span>
  );
}

/** The same for the eye, while the point has the focus; an ear has heard it in its place. */
function FlagExplanations({ point: { text, doubts } }: { point: Point }) {
  return (
    <span class="doubts" aria-hidden="true">
      {doubts.map(({ kind, start, end }) => (
        <span key={start}>
          <b>{text.slice(start, end)}</b>: {t(`doubt_${kind}`)}
        </span>
      ))}
    </span>
  );
}

/** The text cut at its doubts, which neither overlap nor nest. */
function splitAtFlags({ text, doubts }: Point): { text: string; doubt?: Flag }[] {
  const found: { text: string; doubt?: Flag }[] = [];
  let at = 0;
  for (const flag of [...doubts].sort((a, b) => a.start - b.start)) {
    if (flag.start < at) continue;
    found.push(
      { text: text.slice(at, flag.start) },
      { text: text.slice(flag.start, flag.end), doubt: flag },
    );
    at = flag.end;
  }
  return [...found, { text: text.slice(at) }];
}
