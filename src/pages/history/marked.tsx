/** A text with what was searched for marked by the pen. */

import { matchSpans } from '../../history/match-spans.ts';

export function Marked({ text, query }: { text: string; query: string }) {
  if (query.trim() === '') return <>{text}</>;
  const parts: preact.ComponentChild[] = [];
  let at = 0;
  for (const { start, end } of matchSpans(text, query)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
