/** How requests to an extension fail, next to those to one that is not there. */

export interface FailedRequests {
  /** Milliseconds until each of them failed. */
  readonly times: readonly number[];
  /** What the page is told of one of them, each thing once, in the order of the alphabet. */
  readonly told: readonly string[];
}

/**
 * Runs in a page, cut loose from this file: asks for the same files of both, turn by turn.
 *
 * @param origins of the extension that is there, and of the one that is not
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
        // Neither is always the first one.
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

/** An origin of the same shape that belongs to no extension. */
export function strangeOrigin(origin: string): string {
  const [scheme = '', host = ''] = origin.split('://');
  const turned = host.replace(/[a-f0-9]/g, (letter) => (letter === 'f' ? 'a' : turn(letter)));
  return `${scheme}://${turned}`;
}

function turn(letter: string): string {
  return letter === '9' ? '0' : String.fromCharCode(letter.charCodeAt(0) + 1);
}

/** How often a time of the first list is longer than one of the second; .5 tells nothing. */
export function shareLonger(first: readonly number[], second: readonly number[]): number {
  const pairs = first.flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  return pairs.reduce((sum: number, won) => sum + won, 0) / pairs.length;
}
