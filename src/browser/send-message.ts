/** Saying something to the background, from a page of ours or from a script in a page. */

import browser from 'webextension-polyfill';
import { type Result, toUnexpectedFailure } from '../shared/result.ts';
import type { MessageName, Payload } from './messages.ts';

/**
 * Sends one message of the map and waits until the background has taken it.
 * @returns what the background answered, or `unexpected` when there was nobody to answer.
 */
export async function send<N extends MessageName>(
  name: N,
  payload: Payload<N>,
): Promise<Result<unknown>> {
  try {
    return (await browser.runtime.sendMessage({ name, payload })) as Result<unknown>;
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}
