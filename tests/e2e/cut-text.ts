/**
 * Runs in a page. Finds text that is cut off because its box is too small or off the page.
 *
 * @returns the element and its text for each place; empty if everything is readable
 */
export function cutTexts(): string[] {
  const found: string[] = [];
  const report = (what: string, element: Element) => {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').slice(0, 80);
    found.push(`${what}: ${element.localName}.${element.className} “${text}”`);
  };
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    // Text for screen readers is clipped on purpose.
    if (!element.checkVisibility() || element.closest('.visually-hidden, svg, option')) continue;
    const { display, overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
    const isBox = display !== 'inline' && element.clientWidth > 0;
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    if (isBox && element.scrollWidth > element.clientWidth + 1) {
      report(scrolls(overflowX) ? 'scrolls sideways' : 'too narrow', element);
    }
    // Article texts in lists are clamped to a number of lines on purpose.
    const hides = /hidden|clip/.test(overflowY) && webkitLineClamp === 'none';
    if (isBox && hides && element.scrollHeight > element.clientHeight + 1) {
      report('too low', element);
    }
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = range.getBoundingClientRect();
      if (left < -1 || right > document.documentElement.clientWidth + 1) {
        report('beside the page', element);
      }
    }
  }
  return found;
}
