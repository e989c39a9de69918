/**
 * Creates the elements of the banner. They contain plain text only, and ignore clicks that a script
 * has synthesized.
 */

interface Properties {
  class?: string;
  text?: string;
  /** Other attributes. */
  [attribute: string]: string | undefined;
}

/** Creates an element with these attributes, this text and these children. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  { text, ...attributes }: Properties = {},
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

/** Creates a button that ignores synthesized clicks of the page's scripts. */
export function createButton(
  document: Document,
  properties: Properties,
  onClick: () => void,
): HTMLButtonElement {
  const button = createElement(document, 'button', { type: 'button', ...properties });
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onClick();
  });
  return button;
}
