/** Shows a point's text with its unsupported spans underlined and explained. */

import { t } from '../../browser/i18n.ts';
import type { Flag, Point } from '../../summarizer/summary.ts';

interface Props {
  point: Point;
  /** Renders one span of the text; the default is the plain text. */
  render?: (text: string) => preact.ComponentChild;
}

export function FlaggedText({ point, render = (text) => text }: Props) {
  if (point.flags.length === 0) return <>{render(point.text)}</>;
  return (
    <>
      {splitAtFlags(point).map(({ text, flag }, at) =>
        flag ? (
          <FlaggedSpan key={`${at}`} flag={flag}>
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

/** Splits the text at its flags, which neither overlap nor nest. */
function splitAtFlags({ text, flags }: Point): { text: string; flag?: Flag }[] {
  const found: { text: string; flag?: Flag }[] = [];
  let at = 0;
  for (const flag of [...flags].sort((a, b) => a.start - b.start)) {
    if (flag.start < at) continue;
    found.push(
      { text: text.slice(at, flag.start) },
      { text: text.slice(flag.start, flag.end), flag },
    );
    at = flag.end;
  }
  return [...found, { text: text.slice(at) }];
}
