import { readFile } from 'node:fs/promises';
import type { NetworkRequest } from './browser.ts';

interface NetLog {
  readonly constants: { readonly logEventTypes: { readonly URL_REQUEST_START_JOB: number } };
  readonly events: readonly {
    readonly type: number;
    readonly params?: { readonly url?: string; readonly initiator?: string };
  }[];
}

/**
 * Reads every request that Chromium's network stack started, from the log it writes itself
 * (`--log-net-log`, https://www.chromium.org/for-testers/providing-network-details/). Nothing that
 * reaches the network can be missing from it, whichever page, worker or service asked for it;
 * pages of extensions are not loaded through that stack and do not appear.
 *
 * @param path a log whose browser has ended
 */
export async function requestsInNetLog(path: string): Promise<NetworkRequest[]> {
  const log = JSON.parse(await readFile(path, 'utf8')) as NetLog;
  const started = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  return log.events.flatMap(({ type, params }) =>
    type === started && params?.url !== undefined
      ? [{ url: params.url, from: originOf(params.initiator) }]
      : [],
  );
}

/** The log says “not an origin” where the browser itself, or its address bar, asked. */
function originOf(initiator: string | undefined): string | null {
  return initiator?.includes('://') ? initiator : null;
}
