/**
 * The button “Back to where I was”, which scrolls back to the banner after a point was followed.
 */

import type { BannerLabels } from '../../browser/banner-api.ts';
import { type ButtonFactory, createElement } from './create-element.ts';

/** The button and its functions. */
export interface BackButton {
  element: HTMLElement;
  /** Shows the button as soon as the banner is out of view. */
  remember(): void;
  /** Hides the button. */
  forget(): void;
}

/**
 * @param host element of the banner, to which the button leads back
 * @param goBack scrolls the page back
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
  // The popover is in the top layer, because inside the page any transformed ancestor would
  // displace it.
  const element = createElement(document, 'div', { class: 'float', popover: 'manual' }, button);
  const observer = new IntersectionObserver((entries) => {
    const isInView = entries.at(-1)?.isIntersecting === true;
    element.togglePopover?.(!isInView && isOffered);
  });

  // A press elsewhere means that the user reads on, and the button would be in the way.
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
