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
  const pen = document.createElement('canvas').getContext('2d');
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
    // The browser draws these texts itself, so that no box tells their width.
    const drawn =
      element instanceof HTMLSelectElement
        ? element.selectedOptions[0]?.text
        : element instanceof HTMLInputElement && element.placeholder;
    if (pen && drawn) {
      const { font, fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
      pen.font = font;
      // Chromium's arrow of a list is about as wide as its text is high.
      const arrow = element instanceof HTMLSelectElement ? Number.parseFloat(fontSize) : 0;
      const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
      if (pen.measureText(drawn).width + arrow + padding > element.clientWidth + 1)
        found.push(`too narrow a field: ${element.localName} “${drawn}”`);
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
