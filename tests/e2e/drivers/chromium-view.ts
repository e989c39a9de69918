import type { CDPSession, EvaluateFunc, KeyInput, Page, ScreenshotClip } from 'puppeteer-core';
import type { View } from './browser.ts';
import { untilClickable } from './clickable.ts';

/** Emulation that only Chromium offers. */
export interface ChromiumView extends View {
  /**
   * Emulates media features by name and value, such as `forced-colors` and `active`, and a medium,
   * such as `print`.
   */
  emulateMedia(features: Readonly<Record<string, string>>, media?: string): Promise<void>;
}

/** Time in ms that a view gets to acknowledge a click. */
const clickTimeoutMs = 3_000;
/** Time in ms that a tab gets to confirm that it is closed. */
const closeTimeoutMs = 5_000;

/** Wraps a puppeteer page as a `View`. */
export function chromiumView(page: Page): ChromiumView {
  const evaluate: View['evaluate'] = async <A extends unknown[], R>(
    fn: (...args: A) => R | Promise<R>,
    ...args: A
  ) => (await page.evaluate(fn as EvaluateFunc<A>, ...args)) as R;
  let pretending: CDPSession | undefined;
  return {
    url: async () => page.url(),
    evaluate,
    async click(selector) {
      // Puppeteer's own `click` waits for a frame to be painted, which a popup may not do any more.
      const { x, y } = await untilClickable({ evaluate }, selector);
      // A view that the click closes, or whose tab it reloads, may never acknowledge it.
      await waitAtMost(clickTimeoutMs, page.mouse.click(x, y));
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    within: (selector, fn, ...args) => within(page, selector, fn, args),
    async hover(selector) {
      const { x, y } = await untilClickable({ evaluate }, selector);
      await page.mouse.move(x, y);
    },
    resize: (width, height) => page.setViewport({ width, height }),
    async emulateMedia(features, media = '') {
      // Uses the protocol itself, as puppeteer's call knows only three features. Emulation ends
      // with the session.
      pretending ??= await page.createCDPSession();
      const named = Object.entries(features).map(([name, value]) => ({ name, value }));
      await pretending.send('Emulation.setEmulatedMedia', { media, features: named });
    },
    press: (key) => page.keyboard.press(key as KeyInput),
    async screenshot(path) {
      const clip = await popupBox(page);
      await page.screenshot({ path: path as `${string}.png`, ...(clip && { clip }) });
    },
    async close() {
      // Chromium does not always report that the tab of its PDF viewer, or one with a popup, is closed.
      if (!page.isClosed()) await waitAtMost(closeTimeoutMs, page.close());
    },
  };
}

async function waitAtMost(timeoutMs: number, task: Promise<unknown>): Promise<void> {
  await Promise.race([task, new Promise((resume) => setTimeout(resume, timeoutMs))]);
  task.catch(() => undefined);
}

/** The DevTools protocol can enter closed shadow roots. */
async function within<A extends unknown[], R>(
  page: Page,
  selector: string,
  fn: (root: ParentNode, ...args: A) => R,
  args: A,
): Promise<R> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', {});
    const match = { nodeId: root.nodeId, selector };
    const { nodeId } = await session.send('DOM.querySelector', match);
    if (nodeId === 0) throw new Error(`Nothing matches ${selector}`);
    const { node } = await session.send('DOM.describeNode', { nodeId, pierce: true });
    const { backendNodeId } = node.shadowRoots?.[0] ?? node;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId && { objectId: object.objectId }),
      functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value as R;
  } finally {
    await session.detach();
  }
}

/** An off-screen popup has a larger window than its content; its body has the right size. */
async function popupBox(page: Page): Promise<ScreenshotClip | undefined> {
  return page.evaluate(() => {
    if (document.documentElement.dataset.surface !== 'popup') return undefined;
    const { clientWidth, clientHeight } = document.body;
    return { x: 0, y: 0, width: clientWidth, height: clientHeight };
  });
}
