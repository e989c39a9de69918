/**
 * Chromium can leave out the header that says who sends a request, for servers that refuse an
 * extension by it. The rule is for our own requests to the one server alone: without its initiator
 * it would open that server to every web page.
 */

import browser from 'webextension-polyfill';
import { withTimeout } from '../shared/async.ts';

// The polyfill's types know it as a permission that is asked for at install alone.
const permission = {
  permissions: ['declarativeNetRequestWithHostAccess'],
} as unknown as browser.Permissions.Permissions;

const ruleId = 1;
const ruleTimeoutMs = 2_000;

/** Whether this browser can leave the header out on a grant that is asked for later. */
export function canOmitOrigin(): boolean {
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  return (optional as string[]).includes('declarativeNetRequestWithHostAccess');
}

/**
 * Asks the user for it. To be called in a click, with no await before it. Chromium takes rules of an
 * extension only once that has been loaded with the permission, so after a restart of the browser.
 *
 * @returns whether it is granted now
 */
export function omitOrigin(): Promise<boolean> {
  return browser.permissions.request(permission).catch(() => false);
}

/** Whether Chromium has left a rule without an answer, as it does until it is restarted. */
let isUnanswered = false;

/**
 * Has the rule, where it is granted, apply to this server, and to it alone. To be called before the
 * server is: the rule ends with the browser's session.
 */
export async function keepOriginRule(address: string): Promise<void> {
  if (isUnanswered || !canOmitOrigin()) return;
  if (!(await browser.permissions.contains(permission))) return;
  const kept = browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        condition: {
          initiatorDomains: [browser.runtime.id],
          urlFilter: `|${address}/`,
          resourceTypes: ['xmlhttprequest'],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'origin', operation: 'remove' }],
        },
      },
    ],
  });
  // Without it the server refuses, and the user is told that.
  await withTimeout(ruleTimeoutMs, kept).catch(() => {
    isUnanswered = true;
  });
}
