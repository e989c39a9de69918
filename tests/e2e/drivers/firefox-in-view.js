/* global content, Cu, sendAsyncMessage */

/**
 * Functions that run in the process of a view (a tab, the popup, the sidebar). They are sent there
 * as a frame script, in the way `firefox-windows.js` is sent to the parent process.
 */

/**
 * Evaluates a function as the document itself would, without the isolation between Firefox's code
 * and a page's, and sends `{value}` or `{error}` back as JSON.
 *
 * @param {string} answer name of the message to send
 * @param {string} source source text of the function
 * @param {string} args arguments as JSON
 */
export async function evaluateInView(answer, source, args) {
  const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  const program = `(async () => (${source})(...${args}))().then(
    (value) => JSON.stringify({ value }),
    (error) => JSON.stringify({ error: String(error) }),
  )`;
  sendAsyncMessage(answer, await Cu.evalInSandbox(program, sandbox));
}

/**
 * Evaluates a function on the first match, or on its shadow root, closed or not.
 *
 * @param {string} answer @param {string} selector @param {string} source @param {string} args as JSON
 */
export function evaluateWithin(answer, selector, source, args) {
  const element = content.document.querySelector(selector);
  const root = element?.openOrClosedShadowRoot ?? element;
  const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  sandbox.root = root ? Cu.waiveXrays(root) : null;
  const program = `(() => {
    try {
      return JSON.stringify({ value: (${source})(root, ...${args}) });
    } catch (error) {
      return JSON.stringify({ error: String(error) });
    }
  })()`;
  sendAsyncMessage(answer, Cu.evalInSandbox(program, sandbox));
}

/**
 * Clicks a place with a trusted mouse event.
 *
 * @param {string} answer @param {number} x @param {number} y
 */
export function clickAtInView(answer, x, y) {
  sendAsyncMessage(answer, JSON.stringify({ value: null }));
  for (const type of ['mousedown', 'mouseup']) {
    content.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 }, {});
  }
}

/**
 * Clicks the middle of the first match. The mouse event comes from outside the document, so it is
 * trusted and counts as user activity.
 *
 * @param {string} answer @param {string} selector @param {number} button 0 left, 2 right
 */
export function clickInView(answer, selector, button) {
  const element = content.document.querySelector(selector);
  if (!element) {
    sendAsyncMessage(answer, JSON.stringify({ error: `Nothing matches ${selector}` }));
    return;
  }
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = [left + width / 2, top + height / 2];
  const how = { button, clickCount: 1 };
  // Answers first, because the click may close the view.
  sendAsyncMessage(answer, JSON.stringify({ value: null }));
  content.synthesizeMouseEvent('mousedown', ...at, how, {});
  content.synthesizeMouseEvent('mouseup', ...at, how, {});
  if (button === 2) content.synthesizeMouseEvent('contextmenu', ...at, how, {});
}

/**
 * Moves the pointer onto the middle of the first match.
 *
 * @param {string} answer @param {string} selector
 */
export function hoverInView(answer, selector) {
  const { left, top, width, height } = content.document
    .querySelector(selector)
    .getBoundingClientRect();
  content.synthesizeMouseEvent('mousemove', left + width / 2, top + height / 2, {}, {});
  sendAsyncMessage(answer, JSON.stringify({ value: null }));
}

/** @param {string} answer @param {string} key DOM name of the key */
export function pressInView(answer, key) {
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(
    Ci.nsITextInputProcessor,
  );
  processor.beginInputTransactionForTests(content);
  const event = new content.KeyboardEvent('', { key });
  sendAsyncMessage(answer, JSON.stringify({ value: null }));
  processor.keydown(event);
  processor.keyup(event);
}

/**
 * Activates an element of a shadow tree, closed or not, as a screen reader does: through its
 * accessible object, whose tree the browser builds when it is first asked for.
 *
 * @param {string} answer @param {string} host selector @param {string} selector within its shadow tree
 */
export async function pressByScreenReaderInView(answer, host, selector) {
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const root = content.document.querySelector(host)?.openOrClosedShadowRoot;
  const find = () =>
    root?.querySelector(selector) && service.getAccessibleFor(root.querySelector(selector));
  for (let tries = 0; tries < 100 && !find(); tries++)
    await new Promise((resume) => content.setTimeout(resume, 50));
  const accessible = find();
  accessible?.doAction(0);
  sendAsyncMessage(
    answer,
    JSON.stringify(accessible ? { value: accessible.name } : { error: 'none' }),
  );
}
