import type { CDPSession, EvaluateFunc, KeyInput, Page, ScreenshotClip } from 'puppeteer-core';
import type { View } from './browser.ts';
import { untilClickable } from './clickable.ts';

/** What Chromium can be made to pretend besides. */
export interface ChromiumView extends View {
  /** Media features and their values, as `forced-colors` and `active`; a medium, as `print`. */
  emulateMedia(features: Readonly<Record<string, string>>, media?: string): Promise<void>;
}

/** A puppeteer page in the words of our interface. */
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
      await untilClickable({ evaluate }, selector);
      await page.click(selector);
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    within: (selector, fn, ...args) => within(page, selector, fn, args),
    async hover(selector) {
      await untilClickable({ evaluate }, selector);
      await page.hover(selector);
    },
    resize: (width, height) => page.setViewport({ width, height }),
    async emulateMedia(features, media = '') {
      // By the protocol itself: puppeteer's own call knows three features. What a session pretends
      // ends with it.
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
      if (!page.isClosed()) await page.close();
    },
  };
}

/** By the DevTools protocol, to which no shadow root is closed. */
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

/** A popup's window is not as large as the popup, where nobody sees it; its body is. */
async function popupBox(page: Page): Promise<ScreenshotClip | undefined> {
  return page.evaluate(() => {
    if (document.documentElement.dataset.surface !== 'popup') return undefined;
    const { clientWidth, clientHeight } = document.body;
    return { x: 0, y: 0, width: clientWidth, height: clientHeight };
  });
}
