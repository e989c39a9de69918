/**
 * The second half of `npm start`, which needs the installed packages. Opens a page in a real
 * browser, clicks the toolbar button, and prints what the popup shows.
 *
 *   tsx scripts/demo.ts chromium|firefox window|headless once|stay FILE|URL
 */

import { basename, dirname } from 'node:path';
import type { Browser } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import { launchFirefox } from '../tests/e2e/drivers/firefox.ts';
import { openSite } from '../tests/e2e/drivers/site.ts';
import { type Shown, waitForOutcome } from '../tests/e2e/summary-view.ts';

const [name, windows, end, page = ''] = process.argv.slice(2);
const headless = windows === 'headless';

const site = /^https?:/.test(page) ? undefined : await openSite(dirname(page));
const browser = await (name === 'firefox' ? launchFirefox : launchChromium)({ headless });
try {
  const shown = await demonstrate(browser, site?.url(`/${basename(page)}`) ?? page);
  if (shown.status === 'failed') process.exitCode = 1;
  if (!headless && end === 'stay') {
    console.log('\nThe browser stays open until you close it.');
    await browser.untilClosed();
  }
} finally {
  await browser.close();
  await site?.close();
}

async function demonstrate(browser: Browser, url: string): Promise<Shown> {
  const tab = await browser.openTab(url);
  const clicked = performance.now();
  const popup = await tab.clickToolbar();
  const shown = await waitForOutcome(popup, { timeoutMs: 30_000 });
  const taken = Math.round(performance.now() - clicked);
  console.log(`\n${shown.title || url}\n`);
  for (const point of shown.points) console.log(`• ${point}`);
  if (shown.alert) console.log(shown.alert);
  console.log(`\nSeen in the popup of ${browser.version}${headless ? ' (no windows)' : ''}`);
  console.log(`on ${url}, ${taken} ms after the click on its button.`);
  return shown;
}
