/** “Back to where I was”: the way back to the line from a sentence that it has led to. */

import type { BannerLabels } from '../../browser/banner-api.ts';
import { type ButtonFactory, createElement } from './create-element.ts';

export interface BackButton {
  element: HTMLElement;
  /** Offers to come back, once what is left has left the screen. */
  remember(): void;
  /** Offers nothing any more. */
  forget(): void;
}

/**
 * @param host the element that is left, and come back to
 * @param goBack takes the page there
 */
export function createBackButton(
  document: Document,
  host: Element,
  labels: BannerLabels,
  createButton: ButtonFactory,
  goBack: () => void,
): BackButton {
  let isOffered = false;
  const button = createButton({ class: 'back-button', text: labels.goBack }, () => {
    goBack();
    forget();
  });
  // In the top layer: inside the page, any transform around it would carry it away.
  const element = createElement(document, 'div', { class: 'float', popover: 'manual' }, button);
  const observer = new IntersectionObserver((entries) => {
    const isInView = entries.at(-1)?.isIntersecting === true;
    element.togglePopover?.(!isInView && isOffered);
  });

  // The user goes on from here: what they press is in the page, and the offer would be in their way.
  const onPress = (event: Event) => {
    if (event.target !== host) forget();
  };
  const remember = () => {
    document.addEventListener('pointerdown', onPress, { capture: true, passive: true });
    isOffered = true;
    observer.observe(host);
  };
  const forget = () => {
    isOffered = false;
    document.removeEventListener('pointerdown', onPress, { capture: true });
    observer.disconnect();
    element.togglePopover?.(false);
  };
  return { element, remember, forget };
}
