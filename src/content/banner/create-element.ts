/** Making elements for the banner: text only, and deaf to presses that no user meant. */

interface Properties {
  class?: string;
  /** Drawn by the style sheet, since a page could look for text in the document (`window.find`). */
  text?: string;
  /** Other attributes. */
  [attribute: string]: string | undefined;
}

/** What carries the text of an element; the style sheet draws it. */
const textAttribute = 'data-text';

/** Sets the text of an element, and with it the name of a button. */
export function setText(element: HTMLElement, text: string): void {
  element.setAttribute(textAttribute, text);
  if (element.localName === 'button' && !element.hasAttribute('title'))
    element.setAttribute('aria-label', text);
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
  if (text !== undefined) setText(element, text);
  element.append(...children);
  return element;
}

/** Makes buttons whose presses count only where the user meant them. */
export type ButtonFactory = (properties: Properties, onPress: () => void) => HTMLButtonElement;

/**
 * @param isBelieved tells whether a click on a button counts
 * @param onPressed is told after each click by a person whether it did
 */
export function createButtonFactory(
  document: Document,
  isBelieved: (button: HTMLButtonElement, event: MouseEvent) => boolean,
  onPressed: (isBelieved: boolean) => void,
): ButtonFactory {
  return (properties, onPress) => {
    const button = createElement(document, 'button', { type: 'button', ...properties });
    button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      const counts = isBelieved(button, event);
      onPressed(counts);
      if (counts) onPress();
    });
    return button;
  };
}
