/**
 * Runs in a page: what of its words cannot be seen, because a box is too narrow or too low for
 * them, or they stand beside the page.
 *
 * @returns the element and its text, for each place; empty when all can be read
 */
export function cutTexts(): string[] {
  const found: string[] = [];
  const report = (what: string, element: Element) => {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').slice(0, 80);
    found.push(`${what}: ${element.localName}.${element.className} “${text}”`);
  };
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    // What is for screen readers alone is cut on purpose.
    if (!element.checkVisibility() || element.closest('.visually-hidden, svg, option')) continue;
    const { display, overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
    const isBox = display !== 'inline' && element.clientWidth > 0;
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    if (isBox && element.scrollWidth > element.clientWidth + 1) {
      report(scrolls(overflowX) ? 'scrolls sideways' : 'too narrow', element);
    }
    // A number of lines, and no more, is how long texts of articles are shown in a list.
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
