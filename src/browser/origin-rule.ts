/**
 * Chromium can leave out the header that says who sends a request, for servers that refuse an
 * extension by it. The rule is for our own requests to the one server alone: without its initiator
 * it would open that server to every web page.
 */

import browser from 'webextension-polyfill';

// The polyfill's types know it as a permission that is asked for at install alone.
const permission = {
  permissions: ['declarativeNetRequestWithHostAccess'],
} as unknown as browser.Permissions.Permissions;

const ruleId = 1;

/** Whether this browser can leave the header out on a grant that is asked for later. */
export function canOmitOrigin(): boolean {
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  return (optional as string[]).includes('declarativeNetRequestWithHostAccess');
}

/**
 * Asks the user for it. To be called in a click, with no await before it.
 *
 * @returns whether the header is left out from now on
 */
export async function omitOrigin(address: string): Promise<boolean> {
  const granted = await browser.permissions.request(permission).catch(() => false);
  if (granted) await moveOriginRule(address);
  return granted;
}

/** Has the rule, where it is granted, apply to another server, and to that alone. */
export async function moveOriginRule(address: string): Promise<void> {
  if (!canOmitOrigin() || !(await browser.permissions.contains(permission))) return;
  await browser.declarativeNetRequest.updateDynamicRules({
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
}
