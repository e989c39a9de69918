/** How requests to an extension fail, compared with those to one that is not installed. */

export interface FailedRequests {
  /** Milliseconds until each request failed. */
  readonly times: readonly number[];
  /** The distinct errors that the page sees, sorted. */
  readonly told: readonly string[];
}

/**
 * Runs in a page, without access to this module. Requests the same files of both in turn.
 *
 * @param origins of the installed extension, and of one that is not installed
 */
export async function failRequests({
  origins,
  files,
  rounds,
}: {
  readonly origins: readonly string[];
  readonly files: readonly string[];
  readonly rounds: number;
}): Promise<FailedRequests[]> {
  const found = origins.map(() => ({ times: [] as number[], told: new Set<string>() }));
  for (let round = 0; round < rounds; round++)
    for (const file of files)
      for (let turn = 0; turn < origins.length; turn++) {
        // Alternates which of them comes first.
        const one = (turn + round) % origins.length;
        const started = performance.now();
        const answer = await fetch(`${origins[one]}/${file}`, { mode: 'no-cors' }).then(
          ({ type }) => `an answer: ${type}`,
          (error) => `${error}`,
        );
        found[one]?.times.push(performance.now() - started);
        found[one]?.told.add(answer);
      }
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    for (const [one, origin] of origins.entries())
      if (entry.name.startsWith(origin))
        found[one]?.told.add(`an entry: ${entry.responseStatus} ${entry.transferSize}`);
  return found.map(({ times, told }) => ({ times, told: [...told].sort() }));
}

/** Returns an origin of the same form that belongs to no extension. */
export function strangeOrigin(origin: string): string {
  const [scheme = '', host = ''] = origin.split('://');
  const turned = host.replace(/[a-f0-9]/g, (letter) => (letter === 'f' ? 'a' : turn(letter)));
  return `${scheme}://${turned}`;
}

function turn(letter: string): string {
  return letter === '9' ? '0' : String.fromCharCode(letter.charCodeAt(0) + 1);
}

/** Returns the share of pairs in which the first time is longer; .5 reveals nothing. */
export function shareLonger(first: readonly number[], second: readonly number[]): number {
  const pairs = first.flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  return pairs.reduce((sum: number, won) => sum + won, 0) / pairs.length;
}
