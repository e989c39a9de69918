/** The script that is injected into pages, by the address that the build gives it. */

import file from '../content/page.ts?iife';
import {
  callContentScript,
  callIfInjected,
  type FrameAnswer,
  type InjectedScript,
  type PageTarget,
} from '../platform/page.ts';
import { type PageScriptApi, pageScriptGlobal } from '../platform/page-calls.ts';
import type { Result } from '../result.ts';

/** The script that reads. */
const pageScript: InjectedScript = { files: [file], global: pageScriptGlobal };

/** `callIfInjected` with it. */
export function callPageScriptIfInjected<N extends keyof PageScriptApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageScriptApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callIfInjected<PageScriptApi, N>(pageScript, target, name, ...args);
}

/** `callContentScript` with it. */
export function callPageScript<N extends keyof PageScriptApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageScriptApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callContentScript<PageScriptApi, N>(pageScript, target, name, ...args);
}
