import { readFile } from 'node:fs/promises';
import type { NetworkRequest } from './browser.ts';

interface Head {
  readonly constants: { readonly logEventTypes: { readonly URL_REQUEST_START_JOB: number } };
}

interface Event {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly initiator?: string };
}

/**
 * Reads every request that Chromium's network stack started, from the log it writes itself
 * (`--log-net-log`, https://www.chromium.org/for-testers/providing-network-details/). Nothing that
 * reaches the network can be missing from it, whichever page, worker or service asked for it;
 * pages of extensions are not loaded through that stack and do not appear.
 *
 * The log is one JSON object with one event a line. It is read by lines, since a browser that was
 * ended from outside leaves it without its end.
 *
 * @param path a log whose browser has ended
 */
export async function requestsInNetLog(path: string): Promise<NetworkRequest[]> {
  const [first = '', ...lines] = (await readFile(path, 'utf8')).split('\n');
  const head = JSON.parse(first.replace(/,$/, '}')) as Head;
  const started = head.constants.logEventTypes.URL_REQUEST_START_JOB;
  return lines
    .map(eventOn)
    .flatMap((event) =>
      event?.type === started && event.params?.url !== undefined
        ? [{ url: event.params.url, from: getOrigin(event.params.initiator) }]
        : [],
    );
}

function eventOn(line: string): Event | undefined {
  const end = line.lastIndexOf('}');
  if (!line.startsWith('{') || end < 1) return undefined;
  try {
    return JSON.parse(line.slice(0, end + 1)) as Event;
  } catch {
    return undefined;
  }
}

/** The log says “not an origin” where the browser itself, or its address bar, asked. */
function getOrigin(initiator: string | undefined): string | null {
  return initiator?.includes('://') ? initiator : null;
}
