/** The script that is injected into pages, by the address that the build gives it. */

import file from '../content/page.ts?iife';
import {
  callPage,
  type FrameAnswer,
  type InjectedScript,
  type PageTarget,
} from '../platform/page.ts';
import { type PageCalls, pageGlobal } from '../platform/page-calls.ts';
import type { Result } from '../result.ts';

/** The script that reads. */
export const pageScript: InjectedScript = { files: [file], global: pageGlobal };

/** `callPage` with it. */
export function callPageScript<N extends keyof PageCalls>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageCalls[N]>
): Promise<Result<FrameAnswer[]>> {
  return callPage<PageCalls, N>(pageScript, target, name, ...args);
}
