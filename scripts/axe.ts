/**
 * `npm run axe` runs axe-core on every state of the summary view, on the banner and on every other
 * page, in real Chromium, in both themes and directions. Exits with 1 if there is any violation.
 */

import { join } from 'node:path';
import { formatTable } from '../bench/run/table.ts';
import { appearances, findViolationsByAppearance } from '../tests/e2e/axe.ts';
import { findBannerViolations } from '../tests/e2e/banner-axe.ts';
import {
  clickInBanner,
  openBanner,
  turnBannerOn,
  waitForBanners,
} from '../tests/e2e/banner-helpers.ts';
import type { View } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import { openSite } from '../tests/e2e/drivers/site.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { readStatus } from '../tests/e2e/highlight-helpers.ts';
import { isThere } from '../tests/e2e/history-helpers.ts';
import { manyRecords, storeRecords, withVariants } from '../tests/e2e/many-records.ts';
import { openState, type StateName, showState, viewStates } from '../tests/e2e/states.ts';
import { waitForOutcome } from '../tests/e2e/summary-view.ts';

/** A tab id that no browser has assigned. */
const tabWithoutJob = 4_000_000;

const rows: (string | number)[][] = [];
const found: string[] = [];
const browser = await launchChromium();
try {
  const summaryView = await openState(browser, 'done');
  for (const state of Object.keys(viewStates) as StateName[]) {
    await showState(summaryView, state);
    await checkView(`summary view: ${state}`, summaryView);
  }
  await showState(summaryView, 'done');
  await summaryView.click('.receipt-link');
  await until('the receipt', () => summaryView.evaluate(isThere, '.read mark'));
  await checkView('summary view: the receipt', summaryView);
  await summaryView.click('.excluded summary');
  await checkView('summary view: the excluded blocks', summaryView);
  await showState(summaryView, 'contents');
  await summaryView.click('.more-toggle');
  await summaryView.click('.point');
  await until('the items', () =>
    summaryView.evaluate(() => document.querySelector('.items, .banner-on') !== null),
  );
  await checkView('summary view: everything that opens', summaryView);
  await summaryView.goto(
    `${browser.origin}/src/ui/summary/index.html?surface=panel&tab=${tabWithoutJob}`,
  );
  await until('the error', () =>
    summaryView.evaluate(() => document.querySelector('main .error') !== null),
  );
  await checkView('summary view: a tab without access', summaryView);
  for (const page of ['options', 'history', 'welcome']) {
    const tab = await browser.openTab(`${browser.origin}/src/ui/${page}/index.html`);
    await until('the page', () => tab.evaluate(() => document.querySelector('h1') !== null));
    await checkView(page, tab);
    await tab.close();
  }
  await checkHeadlines();
  await checkFollowed();
  await checkPages();
  await checkBanner();
} finally {
  await browser.close();
}
const header = ['page', ...appearances.map((appearance) => appearance.join(' '))];
process.stdout.write(`${[formatTable(header, rows), ...found].join('\n')}\n`);
process.exitCode = found.length > 0 ? 1 : 0;

/** Checks the headlines in the summary view of an index page. */
async function checkHeadlines(): Promise<void> {
  const site = await openSite(join(import.meta.dirname, '../tests/e2e/pages'));
  const tab = await browser.openTab(site.url('/list.html'));
  const view = await tab.clickToolbar();
  await until('the headlines', () =>
    view.evaluate(() => document.querySelector('.headlines') !== null),
  );
  await checkView('summary view: headlines', view);
  await browser.closePopup();
  await tab.close();
  await site.close();
}

/** Checks a followed point, with its sentence visible and covered. */
async function checkFollowed(): Promise<void> {
  const site = await openSite(join(import.meta.dirname, 'sample'));
  const tab = await browser.openTab(site.url('/obstacle?kind=plain'));
  const popup = await tab.clickToolbar();
  await waitForOutcome(popup);
  const waitForHighlight = (outcome: string) =>
    until(outcome, async () => (await readStatus(popup, 2)).outcome === outcome);
  await popup.click('.points li:nth-child(2) .point');
  await waitForHighlight('shown');
  await checkView('summary view: a followed point', popup);
  await tab.evaluate(() => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.textContent = 'Subscribe to the newsletter?';
    dialog.showModal();
  });
  await waitForHighlight('behind-dialog');
  await checkView('summary view: a sentence behind a dialog', popup);
  await browser.closePopup();
  await tab.close();
  await site.close();
}

/** Checks the other pages with their collapsible parts open. */
async function checkPages(): Promise<void> {
  const address = (page: string) => `${browser.origin}/src/ui/${page}/index.html`;
  const welcome = await browser.openTab(address('welcome'));
  await welcome.click('[name=try]');
  await welcome.click('.demo-points li:nth-child(2) button');
  await checkView('welcome: its points', welcome);
  await welcome.close();
  const history = await browser.openTab(address('history'));
  const [newest, ...others] = manyRecords(60, Date.now());
  if (newest) await storeRecords(history, [withVariants(newest.updatedAt), ...others]);
  await until('the records', () => history.evaluate(isThere, '.record'));
  await checkView('history: days', history);
  await history.click('.export-all summary');
  await history.click('.record-toggle');
  await until('its variants', () => history.evaluate(isThere, '.variants'));
  await checkView('history: an open record, export', history);
  await history.click('.variants p:last-child label');
  await checkView('history: all versions', history);
  await history.close();
}

/** Checks the banner at the ends of an article: closed, with its menu, with its points. */
async function checkBanner(): Promise<void> {
  const site = await openSite(join(import.meta.dirname, 'sample'));
  const tab = await browser.openTab(site.url('/article.html'));
  await turnBannerOn(browser, tab);
  const states: [string, () => Promise<void>][] = [
    ['closed', async () => {}],
    ['menu', () => clickInBanner(tab, 'top', '.more')],
    ['points', () => openBanner(tab, 'top')],
  ];
  for (const [state, openPart] of states) {
    await tab.goto(site.url('/article.html'));
    await waitForBanners(tab);
    await openPart();
    recordViolations(`banner: ${state}`, await findBannerViolations(tab, 'top'));
  }
  await site.close();
}

async function checkView(name: string, view: View): Promise<void> {
  recordViolations(name, await findViolationsByAppearance(view));
}

function recordViolations(name: string, violations: string[][]): void {
  rows.push([name, ...violations.map(({ length }) => length)]);
  found.push(...violations.flat().map((each) => `${name}: ${each}`));
}
