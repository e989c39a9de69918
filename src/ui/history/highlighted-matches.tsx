/** Shows a text with the matches of the search highlighted. */

import { findMatches } from '../../storage/history/find-matches.ts';

export function HighlightedMatches({ text, query }: { text: string; query: string }) {
  if (query.trim() === '') return <>{text}</>;
  const parts: preact.ComponentChild[] = [];
  let at = 0;
  for (const { start, end } of findMatches(text, query)) {
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
