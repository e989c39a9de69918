/** A point's text with what the article does not hold marked in it, and explained. */

import { t } from '../../platform/i18n.ts';
import type { Doubt, Point } from '../../summary/summary.ts';

interface Props {
  point: Point;
  /** How a stretch of the text is shown; plainly unless told. */
  render?: (text: string) => preact.ComponentChild;
}

export function DoubtedText({ point, render = (text) => text }: Props) {
  if (point.doubts.length === 0) return <>{render(point.text)}</>;
  return (
    <>
      {pieces(point).map(({ text, doubt }, at) =>
        doubt ? (
          <Doubted key={`${at}`} doubt={doubt}>
            {render(text)}
          </Doubted>
        ) : (
          render(text)
        ),
      )}
      <Explanation point={point} />
    </>
  );
}

function Doubted({ doubt, children }: { doubt: Doubt; children: preact.ComponentChild }) {
  const why = t(`doubt_${doubt.kind}`);
  return (
    <span class="doubt" title={why}>
      {children}
      <span class="visually-hidden"> ({why})</span>
    </span>
  );
}

/** The same for the eye, while the point has the focus; an ear has heard it in its place. */
function Explanation({ point: { text, doubts } }: { point: Point }) {
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
function pieces({ text, doubts }: Point): { text: string; doubt?: Doubt }[] {
  const found: { text: string; doubt?: Doubt }[] = [];
  let at = 0;
  for (const doubt of [...doubts].sort((a, b) => a.start - b.start)) {
    if (doubt.start < at) continue;
    found.push(
      { text: text.slice(at, doubt.start) },
      { text: text.slice(doubt.start, doubt.end), doubt },
    );
    at = doubt.end;
  }
  return [...found, { text: text.slice(at) }];
}
