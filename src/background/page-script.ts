/** Calls the page script by the path that the build gives it. */

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

/** The script that extracts articles. */
const pageScript: InjectedScript = { files: [file], global: pageScriptGlobal };

/** Calls the page script in frames that already have it; see `callIfInjected`. */
export function callPageScriptIfInjected<N extends keyof PageScriptApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageScriptApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callIfInjected<PageScriptApi, N>(pageScript, target, name, ...args);
}

/** Calls the page script and injects it first if necessary; see `callContentScript`. */
export function callPageScript<N extends keyof PageScriptApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageScriptApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callContentScript<PageScriptApi, N>(pageScript, target, name, ...args);
}
