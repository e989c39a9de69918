/**
 * `npm run axe`: what axe-core objects to in every state of the reader and on every other page, in
 * real Chromium, in both themes and both directions. Ends with 1 when there is anything.
 */

import { table } from '../bench/run/table.ts';
import { dresses, objectionsByDress } from '../tests/e2e/axe.ts';
import type { View } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { openState, readerStates, type StateName, showState } from '../tests/e2e/states.ts';

const rows: (string | number)[][] = [];
const found: string[] = [];
const browser = await launchChromium();
try {
  const reader = await openState(browser, 'done');
  for (const state of Object.keys(readerStates) as StateName[]) {
    await showState(reader, state);
    await judge(`reader: ${state}`, reader);
  }
  for (const page of ['options', 'history', 'welcome']) {
    const tab = await browser.openTab(`${browser.origin}/src/pages/${page}/index.html`);
    await until('the page', () => tab.evaluate(() => document.querySelector('h1') !== null));
    await judge(page, tab);
    await tab.close();
  }
} finally {
  await browser.close();
}
const header = ['page', ...dresses.map((dress) => dress.join(' '))];
process.stdout.write(`${[table(header, rows), ...found].join('\n')}\n`);
process.exitCode = found.length > 0 ? 1 : 0;

async function judge(name: string, view: View): Promise<void> {
  const objections = await objectionsByDress(view);
  rows.push([name, ...objections.map(({ length }) => length)]);
  found.push(...objections.flat().map((each) => `${name}: ${each}`));
}
