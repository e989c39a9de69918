/**
 * The page's end of what the line says to the background. The bare global is used here and not the
 * polyfill, which would only weigh on what is injected.
 */

import { type Result, unexpected } from '../result.ts';
import type { Payload } from './messages.ts';
import type { PromptAnswer } from './prompt-calls.ts';

interface Runtime {
  sendMessage(message: unknown): Promise<unknown>;
}

/** Looked up at every call: an extension that was updated meanwhile has taken it away. */
async function say(name: string, payload: object): Promise<Result<unknown>> {
  try {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
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
