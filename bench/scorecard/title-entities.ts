const word = /[\p{L}\p{M}]+/gu;

/**
 * Returns the words of a title that are names: those that the article capitalizes inside sentences
 * and never writes in lower case. Empty for scripts without capitals.
 */
export function findTitleEntities(title: string, sentences: readonly string[]): Set<string> {
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const sentence of sentences) {
    for (const [i, { 0: found }] of [...sentence.matchAll(word)].entries()) {
      const lower = found.toLowerCase();
      if (found === lower) small.add(lower);
      else if (i > 0) capital.add(lower);
    }
  }
  const named = (title.match(word) ?? []).map((found) => found.toLowerCase());
  return new Set(
    named.filter((found) => found.length > 1 && capital.has(found) && !small.has(found)),
  );
}

/**
 * Returns the share of the title's names that the points contain, from 0 to 1; `undefined` if there
 * are none.
 */
export function computeEntityCoverage(
  title: string,
  sentences: readonly string[],
  points: readonly string[],
): number | undefined {
  const wanted = findTitleEntities(title, sentences);
  if (wanted.size === 0) return undefined;
  const named = new Set(points.flatMap((point) => point.toLowerCase().match(word) ?? []));
  return [...wanted].filter((entity) => named.has(entity)).length / wanted.size;
}
