/**
 * Consent to the line in the page. It takes two: the reader's choice, which is a setting, and the
 * browser's grant of access. Each can be taken back by itself, and then nothing is injected.
 */

import * as v from 'valibot';
import type { Policy } from '../settings/policy.ts';
import {
  everyOrigin,
  isMatchable,
  type Matches,
  originsOf,
  promptMatches,
} from '../settings/prompt-matches.ts';
import { promptBelongs, withoutPromptOn, withPromptOn } from '../settings/prompt-sites.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';
import {
  changeSiteSettings,
  readPolicy,
  readSettings,
  readSiteSettings,
  writeSettings,
} from './settings-store.ts';
import { giveAccessBack, hasAccess, requestAccess } from './site-access.ts';
import { session } from './storage.ts';

const Where = v.variant('kind', [
  v.object({ kind: v.literal('site'), host: v.string() }),
  v.object({ kind: v.literal('everywhere') }),
]);
export type Where = v.InferOutput<typeof Where>;

/** What was asked for last, until it is granted or refused. */
const askedKey = 'prompt:asked';
const Asked = v.object({
  where: Where,
  at: v.number(),
  /** The user has been told that nothing came of it so far. */
  told: v.exactOptional(v.boolean()),
});
/** How long (ms) the browser's question may stand unanswered. */
const askedLimit = 5 * 60_000;

/** What became of the last question about a site, until a summary view has told it. */
export const outcomeKey = 'banner:outcome';
const Outcome = v.object({ host: v.string(), granted: v.boolean() });

/** Hosts on which it was hidden in a private window, which leaves nothing on disk. */
const hiddenPrivatelyKey = 'prompt:hidden-privately';

/**
 * Turns the prompt on, asking for access. To be called in a click, with no await before it. The
 * browser's question may close the popup, so what is wanted is stored first, and the background
 * takes it up from there (`takeUpAsked`).
 *
 * @returns whether it was granted
 */
export async function askForPrompt(where: Where): Promise<boolean> {
  const stored = session.set({ [askedKey]: { where, at: Date.now() } });
  const granted = await requestAccess(originsFor(where));
  await stored;
  if (granted) await takeUpAsked();
  else {
    await noteOutcome(where, false);
    await session.remove([askedKey]);
  }
  return granted;
}

/**
 * What became of the banner that was asked for on a host. The browser's question may have closed the
 * summary view that asked, so the next one tells it.
 * @returns `shown` or `denied`, each once; nothing where there is nothing new.
 */
export async function takeBannerOutcome(host: string): Promise<'shown' | 'denied' | undefined> {
  const stored = await session.get([outcomeKey, askedKey]);
  if (!stored.ok) return undefined;
  const outcome = v.safeParse(Outcome, stored.value[outcomeKey]);
  if (outcome.success && outcome.output.host === host) {
    await session.remove([outcomeKey]);
    return outcome.output.granted ? 'shown' : 'denied';
  }
  const asked = v.safeParse(Asked, stored.value[askedKey]);
  if (!asked.success || asked.output.told) return undefined;
  const { where, at } = asked.output;
  if (where.kind !== 'site' || where.host !== host || Date.now() - at > askedLimit)
    return undefined;
  // The question was closed with the view that asked, or still stands; it may be granted all the same.
  await session.set({ [askedKey]: { ...asked.output, told: true } });
  return (await hasAccess(originsOf(host))) ? undefined : 'denied';
}

async function noteOutcome(where: Where, granted: boolean): Promise<void> {
  if (where.kind === 'site') await session.set({ [outcomeKey]: { host: where.host, granted } });
}

/** Does what was asked for, if it has been granted meanwhile. Harmless when called twice. */
export async function takeUpAsked(): Promise<void> {
  const stored = await session.get([askedKey]);
  const asked = v.safeParse(Asked, stored.ok && stored.value[askedKey]);
  if (!asked.success || Date.now() - asked.output.at > askedLimit) return;
  const { where } = asked.output;
  if (!(await hasAccess(originsFor(where)))) return;
  if (where.kind === 'everywhere') await writeSettings({ promptEverywhere: true });
  else await changeSiteSettings((sites) => withPromptOn(sites, where.host));
  await noteOutcome(where, true);
  await session.remove([askedKey]);
}

/** Turns the prompt off, and gives back the access that it alone had needed. */
export async function hidePrompt(where: Where): Promise<void> {
  if (where.kind === 'everywhere') return hideEverywhere();
  const { host } = where;
  const { everywhere } = await readConsent();
  await changeSiteSettings((sites) => withoutPromptOn(sites, host, everywhere));
  if (!everywhere) await giveAccessBack(originsOf(host));
}

/** Hides it on a host until the browser is closed, with nothing written to disk. */
export async function hidePrivately(host: string): Promise<void> {
  const hidden = await hiddenPrivately();
  await session.set({ [hiddenPrivatelyKey]: [...hidden, host] });
}

/** The switch for all sites, off. Sites that were chosen one by one stay, if they can be reached. */
export async function endEverywhere(): Promise<void> {
  await writeSettings({ promptEverywhere: false });
  await giveAccessBack(everyOrigin);
  await dropUnreachable();
}

/** Forgets the chosen sites whose access was taken back. */
export async function dropUnreachable(): Promise<void> {
  const { promptSites } = await readSiteSettings();
  const hosts = await reachable(promptSites);
  if (hosts.size === promptSites.length) return;
  await changeSiteSettings((sites) => ({
    ...sites,
    promptSites: sites.promptSites.filter((host) => hosts.has(host)),
  }));
}

export interface Consent {
  /** It appears on every site but the hidden ones. */
  everywhere: boolean;
  sites: SiteSettings;
  /** As the policy leaves them, and with the choice for all sites only where access is granted. */
  settings: Settings;
  policy: Policy;
}

/** What is in force: a choice for all sites counts only where the browser grants it too. */
export async function readConsent(): Promise<Consent> {
  const [settings, sites, policy, all] = await Promise.all([
    readSettings(),
    readSiteSettings(),
    readPolicy(),
    hasAccess(everyOrigin),
  ]);
  const everywhere = settings.promptEverywhere && all;
  return { everywhere, sites, settings: { ...settings, promptEverywhere: everywhere }, policy };
}

/** Whether the line may stand on a host. */
export async function mayPrompt(host: string, isPrivate = false): Promise<boolean> {
  const [{ settings, sites, policy }, access] = await Promise.all([
    readConsent(),
    hasAccess(originsOf(host)),
  ]);
  if (!access || !promptBelongs(host, settings, sites, policy)) return false;
  return !isPrivate || !(await hiddenPrivately()).includes(host);
}

/** The pages on which the gate is to run; nothing when there are none. */
export async function consentedMatches(): Promise<Matches | undefined> {
  const { everywhere, settings, sites, policy } = await readConsent();
  const hosts = everywhere ? new Set<string>() : await reachable(sites.promptSites);
  return promptMatches(settings, sites, policy, { everywhere, hosts });
}

async function hideEverywhere(): Promise<void> {
  const { promptSites, promptHidden } = await readSiteSettings();
  await writeSettings({ promptEverywhere: false });
  await changeSiteSettings((sites) => ({ ...sites, promptSites: [] }));
  const once = [...promptSites, ...promptHidden].filter(isMatchable);
  await giveAccessBack([...everyOrigin, ...once.flatMap(originsOf)]);
}

function originsFor(where: Where): readonly string[] {
  return where.kind === 'everywhere' ? everyOrigin : originsOf(where.host);
}

async function reachable(hosts: readonly string[]): Promise<Set<string>> {
  const granted = await Promise.all(hosts.map((host) => hasAccess(originsOf(host))));
  return new Set(hosts.filter((_host, i) => granted[i]));
}

async function hiddenPrivately(): Promise<string[]> {
  const stored = await session.get([hiddenPrivatelyKey]);
  const hosts = v.safeParse(v.array(v.string()), stored.ok && stored.value[hiddenPrivatelyKey]);
  return hosts.success ? hosts.output : [];
}
