/**
 * Registers content scripts that the browser itself injects into the sites that the user has
 * chosen.
 */

import browser from 'webextension-polyfill';
import type { MatchPatterns } from '../storage/banner-sites/match-patterns.ts';

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
