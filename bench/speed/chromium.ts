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

/** The scripts are plain JavaScript that runs with nothing installed; no types are built of them. */
const browsers = new URL('../../scripts/browsers.mjs', import.meta.url).href;

/** Starts Chromium without a window. */
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
  const extension = await until(async () => (await browser.extensions()).get(id));
  // Its bindings lag its appearance; a click before that opens nothing.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return extension;
}

/** Stops an extension's background, so that the next click has to start it. */
export async function stopBackground(browser: Browser, { id }: Extension): Promise<void> {
  const isBackground = (target: Target): boolean =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
  const worker = await browser.targets().find(isBackground)?.worker();
  await worker?.close();
  await until(async () => (browser.targets().some(isBackground) ? undefined : true));
}

/** Presses the toolbar button; the popup, and when it was pressed (milliseconds of the epoch). */
export async function openPopup(
  browser: Browser,
  page: Page,
  extension: Extension,
): Promise<{ popup: Page; pressed: number }> {
  const opened = browser.waitForTarget(
    (target) =>
      target.url().startsWith(`chrome-extension://${extension.id}/`) &&
      // It opens once, after the install, and may be late.
      !target.url().includes('/welcome/') &&
      target.type() === 'page',
    { timeout: 10_000 },
  );
  const pressed = Date.now();
  await page.triggerExtensionAction(extension);
  return { popup: await (await opened).asPage(), pressed };
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 10_000; ; ) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
