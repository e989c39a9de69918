import puppeteer, { type Browser, type Extension, type Page, type Target } from 'puppeteer-core';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * The scripts are plain JavaScript that runs without installed packages, so they have no type
 * declarations.
 */
const browsers = new URL('../../scripts/browsers.mjs', import.meta.url).href;

/** Starts a headless Chromium. */
export async function launch(): Promise<Browser> {
  const { findBrowser } = (await import(browsers)) as {
    findBrowser(name: 'chromium'): string | undefined;
  };
  const executablePath = findBrowser('chromium');
  if (executablePath === undefined) throw new Error('No Chromium was found; set CHROMIUM_BIN');
  const isRoot = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath,
    pipe: true,
    enableExtensions: true,
    protocolTimeout: 30_000,
    defaultViewport: { width: 1200, height: 800 },
    args: [...quiet, ...(isRoot ? ['--no-sandbox'] : [])],
  });
}

/** Installs an unpacked extension. */
export async function install(browser: Browser, folder: string): Promise<Extension> {
  const id = await browser.installExtension(folder);
  const extension = await waitUntil(async () => (await browser.extensions()).get(id));
  // The button appears before its handler is ready; an earlier click would open nothing.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return extension;
}

/** Stops an extension's background, so that the next click has to start it. */
export async function stopBackground(browser: Browser, { id }: Extension): Promise<void> {
  const isBackground = (target: Target): boolean =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
  const worker = await browser.targets().find(isBackground)?.worker();
  await worker?.close();
  await waitUntil(async () => (browser.targets().some(isBackground) ? undefined : true));
}

/** Presses the toolbar button. @returns the popup and the time of the press, in ms since 1970 */
export async function openPopup(
  browser: Browser,
  page: Page,
  extension: Extension,
): Promise<{ popup: Page; pressed: number }> {
  const opened = browser.waitForTarget(
    (target) =>
      target.url().startsWith(`chrome-extension://${extension.id}/`) &&
      // The welcome page opens once after the install, and may be late.
      !target.url().includes('/welcome/') &&
      target.type() === 'page',
    { timeout: 10_000 },
  );
  const pressed = Date.now();
  await page.triggerExtensionAction(extension);
  return { popup: await (await opened).asPage(), pressed };
}

async function waitUntil<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 10_000; ; ) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Timed out waiting for: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
