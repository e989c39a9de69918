/**
 * Calls functions of the extension's scripts inside a page. The page is hostile, so callers have to
 * validate what it returns.
 */

import browser from 'webextension-polyfill';
import { fail, ok, type Result } from '../shared/result.ts';
import type { MatchPatterns } from '../storage/banner-sites.ts';
import { classifyRestrictedPage, classifyUnnamedPage } from './restricted-pages.ts';

// Registers content scripts that the browser itself injects into the sites that the user has
// chosen.

/**
 * Makes the browser run `file` in the top frame of exactly these pages, after each is parsed. Does
 * nothing if that is registered already, because registering an id twice throws.
 *
 * @param matches `undefined` removes the registration
 */
export async function registerScript(
  id: string,
  file: string,
  matches: MatchPatterns | undefined,
): Promise<void> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches && registered && isSameScript(registered, file, matches)) return;
  if (registered) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (!matches) return;
  await browser.scripting.registerContentScripts([
    {
      id,
      js: [file],
      matches: [...matches.matches],
      // Firefox rejects an empty list.
      ...(matches.excludeMatches.length > 0 && { excludeMatches: [...matches.excludeMatches] }),
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
}

/** Runs a script once in the top frame of a tab. Does nothing if the page has gone. */
export async function runScript(tabId: number, file: string): Promise<void> {
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: [file] }).catch(() => undefined);
}

function isSameScript(
  registered: browser.Scripting.RegisteredContentScript,
  file: string,
  { matches, excludeMatches }: MatchPatterns,
): boolean {
  const js = registered.js ?? [];
  return (
    js.length === 1 &&
    (js[0] ?? '').endsWith(file) &&
    hasSameMembers(registered.matches ?? [], matches) &&
    hasSameMembers(registered.excludeMatches ?? [], excludeMatches)
  );
}

function hasSameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return a.length === b.length && b.every((each) => members.has(each));
}

/** The frames that a call goes to, whatever document they show by then. */
export interface PageTarget {
  tabId: number;
  /** One frame, or all that can be accessed. */
  frameId: number | 'all';
}

/** The value that one frame returned. */
export interface FrameAnswer {
  frameId: number;
  value: unknown;
}

/** A script of the extension that offers functions through a global of the isolated world. */
export interface InjectedScript {
  /** Built files relative to the extension's root; each may depend on the ones before it. */
  files: string[];
  /** Name of the global. */
  global: string;
}

type Functions<C> = { [N in keyof C]: (...args: never[]) => unknown };

type PageScript = Record<string, (...args: unknown[]) => unknown>;

/**
 * Calls a function of a script in a tab, injecting the script first if the document does not have
 * it yet.
 *
 * @typeParam C the functions that the script offers
 * @returns the answers of the frames that were reached; fails with `restricted-page` (its `detail`
 *   is the kind of page), or `page-gone` if the tab was closed or navigated away
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
    // This takes two steps because the completion value of a built script does not reach
    // `executeScript`.
    await browser.scripting.executeScript({ target: toInjectionTarget(target), files });
    return ok(
      (await invoke(global, target, name, args)).filter(({ value }) => value !== notInjected),
    );
  } catch (error) {
    return injectionFailure(target.tabId, error);
  }
}

/**
 * Calls a function of a script in the frames that already have the script, and does nothing in
 * others.
 *
 * @returns the answers of those frames; fails like `callContentScript`
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

/**
 * Returns true if the tab's current page can be accessed, by a granted permission or the user's
 * click.
 */
export async function isReachable(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    return true;
  } catch {
    return false;
  }
}

/** Error messages by which the two browsers report that the document went away during the call. */
const pageGonePattern =
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

/** Runs inside the page, where only its arguments are available. */
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
  if (kind !== 'not-loaded' && pageGonePattern.test(text)) return fail('page-gone');
  if (tab.url === undefined && kind === 'file')
    return fail('restricted-page', await classifyUnnamedPage(tabId));
  // Firefox reports both in the same words; without a connection, a page that failed to load is
  // likelier.
  const isOffline = kind === 'protected' && navigator.onLine === false;
  return fail('restricted-page', isOffline ? 'not-loaded' : kind);
}
