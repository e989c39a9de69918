/**
 * The page's end of what the line says to the background. The bare global is used here and not the
 * polyfill, which would only weigh on what is injected.
 */

import { fail, type Result, unexpected } from '../result.ts';
import type { Payload } from './messages.ts';
import type { PromptAnswer } from './prompt-calls.ts';

interface Runtime {
  /** Missing once the extension was updated or removed under this page. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

/** @returns `needs-access` when there is no extension any more that this script belongs to */
async function say(name: string, payload: object): Promise<Result<unknown>> {
  try {
    const { runtime } = (globalThis as unknown as { chrome: { runtime?: Runtime } }).chrome;
    if (runtime?.id === undefined) return fail('needs-access');
    return (await runtime.sendMessage({ name, payload })) as Result<unknown>;
  } catch (error) {
    return unexpected(error);
  }
}

/** Here is an article. */
export function sayPromptHere(): void {
  void say('prompt-here', {});
}

/** The line was pressed: answered with the points. */
export async function sayPromptPressed(): Promise<Result<PromptAnswer>> {
  return (await say('prompt-pressed', {})) as Result<PromptAnswer>;
}

/** The line is to be hidden. */
export function sayPromptHide(where: Payload<'prompt-hide'>['where']): void {
  void say('prompt-hide', { where });
}
