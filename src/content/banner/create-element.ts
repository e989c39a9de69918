/** Making elements for the line: text only, and deaf to clicks that no person has made. */

interface Properties {
  class?: string;
  text?: string;
  /** Other attributes. */
  [attribute: string]: string | undefined;
}

/** An element with these attributes, this text, and these children. */
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

/** A button. A click that a script of the page has made up does nothing. */
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
