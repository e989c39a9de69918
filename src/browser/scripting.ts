/** Calling our script inside a page. The page is hostile: what comes back is parsed by the caller. */

import browser from 'webextension-polyfill';
import { fail, ok, type Result } from '../shared/result.ts';
import { classifyRestrictedPage } from './restricted-pages.ts';
import { unnamedKind } from './unnamed-pages.ts';

/** Where a call goes: to whatever document the frame shows then. */
export interface PageTarget {
  tabId: number;
  /** One frame, or every frame that may be read. */
  frameId: number | 'all';
}

/** What one frame answered. */
export interface FrameAnswer {
  frameId: number;
  value: unknown;
}

/** A script of ours that waits in a page to be called. */
export interface InjectedScript {
  /** The built files, relative to the extension's root; each may stand on the ones before it. */
  files: string[];
  /** The name under which it waits. */
  global: string;
}

type Functions<C> = { [N in keyof C]: (...args: never[]) => unknown };

type PageScript = Record<string, (...args: unknown[]) => unknown>;

/**
 * Calls one function of a script in a tab. The script is injected when the document does not hold
 * it yet; a second call in the same document finds it there.
 *
 * @typeParam C what the script can be asked for.
 * @returns the answers of the frames that could be reached; fails with `restricted-page` (detail:
 *   the kind of page), `page-gone` when the tab is no more or went elsewhere.
 */
export async function callContentScript<C extends Functions<C>, N extends keyof C & string>(
  { files, global }: InjectedScript,
  target: PageTarget,
  name: N,
  ...args: Parameters<C[N]>
): Promise<Result<FrameAnswer[]>> {
  try {
    const first = await invoke(global, target, name, args);
    if (first.every(({ value }) => value !== notInjected)) return ok(first);
    // Two steps, since a built script's own completion value does not reach us.
    await browser.scripting.executeScript({ target: toInjectionTarget(target), files });
    return ok(
      (await invoke(global, target, name, args)).filter(({ value }) => value !== notInjected),
    );
  } catch (error) {
    return injectionFailure(target.tabId, error);
  }
}

/**
 * Calls one function of a script in a tab where the script is already; elsewhere nothing happens.
 * @returns the answers of the frames that hold it; fails as `callContentScript` does.
 */
export async function callIfInjected<C extends Functions<C>, N extends keyof C & string>(
  { global }: InjectedScript,
  target: PageTarget,
  name: N,
  ...args: Parameters<C[N]>
): Promise<Result<FrameAnswer[]>> {
  try {
    return ok(
      (await invoke(global, target, name, args)).filter(({ value }) => value !== notInjected),
    );
  } catch (error) {
    return injectionFailure(target.tabId, error);
  }
}

/** Whether the page that a tab shows now may be reached, by a grant or by the user's click. */
export async function isReachable(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    return true;
  } catch {
    return false;
  }
}

/** How the two browsers word it that the document went away under the call. */
const gonePatterns =
  /no frame with id|frame with id \d+ (was|is)|was removed|no tab with|navigat|unloaded|destroyed/i;

const notInjected = '\u0000not there';

async function invoke(
  global: string,
  target: PageTarget,
  name: string,
  args: unknown[],
): Promise<FrameAnswer[]> {
  const results = await browser.scripting.executeScript({
    target: toInjectionTarget(target),
    func: callInPage,
    args: [global, notInjected, name, args],
  });
  return results.map(({ frameId, result }) => ({ frameId, value: result }));
}

/** Runs inside the page, cut loose from this file: it may use nothing but its arguments. */
function callInPage(global: string, missing: string, name: string, args: unknown[]): unknown {
  const script = (globalThis as unknown as Record<string, PageScript | undefined>)[global];
  return script ? script[name]?.(...args) : missing;
}

function toInjectionTarget({ tabId, frameId }: PageTarget) {
  return frameId === 'all' ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
}

async function injectionFailure(tabId: number, error: unknown): Promise<Result<never>> {
  const text = error instanceof Error ? error.message : `${error}`;
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab) return fail('page-gone');
  const kind = classifyRestrictedPage(tab.url, text, tab.favIconUrl);
  if (kind !== 'not-loaded' && gonePatterns.test(text)) return fail('page-gone');
  if (tab.url === undefined && kind === 'file')
    return fail('restricted-page', await unnamedKind(tabId));
  // Without a connection it is the likelier of the two that Firefox does not tell apart.
  const isOffline = kind === 'protected' && navigator.onLine === false;
  return fail('restricted-page', isOffline ? 'not-loaded' : kind);
}
