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
 * Reads every request of Chromium's network stack from the log that it writes (`--log-net-log`,
 * https://www.chromium.org/for-testers/providing-network-details/). The log has every request that
 * reaches the network, whichever page, worker or service made it. Extension pages are not loaded
 * through that stack and do not appear.
 *
 * The log is one JSON object with one event per line. It is read line by line, since a browser that
 * was killed does not complete it.
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

/** The log says “not an origin” for requests of the browser itself or its address bar. */
function getOrigin(initiator: string | undefined): string | null {
  return initiator?.includes('://') ? initiator : null;
}
