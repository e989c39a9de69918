/** The script that is injected into pages, by the address that the build gives it. */

import { type PageScriptApi, pageScriptGlobal } from '../browser/page-script-api.ts';
import {
  callContentScript,
  callIfInjected,
  type FrameAnswer,
  type InjectedScript,
  type PageTarget,
} from '../browser/scripting.ts';
import file from '../content/page-script.ts?iife';
import type { Result } from '../shared/result.ts';

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
