/** Scripts that the browser itself runs on the pages of consented sites. */

import browser from 'webextension-polyfill';
import type { MatchPatterns } from '../storage/banner-sites/match-patterns.ts';

/**
 * Makes the browser run `file` on exactly these pages, once each is parsed, in their top frame.
 * Does nothing where that is what it does already; a second registration of one id would throw.
 *
 * @param matches nothing takes the script away everywhere
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
      // Firefox takes no empty list.
      ...(matches.excludeMatches.length > 0 && { excludeMatches: [...matches.excludeMatches] }),
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
}

/** Runs a script once, now, in a tab's top frame. A page that went away has nothing to run it in. */
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
