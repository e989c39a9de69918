/** “Back to where I was”: the way back to the line from a sentence that it has led to. */

import type { PromptWords } from '../../platform/prompt-calls.ts';
import { make, makeButton } from './make.ts';

export interface Return {
  element: HTMLElement;
  /** Notes where the reader is now, and offers to come back once that has left the screen. */
  remember(): void;
  /** Offers nothing any more. */
  forget(): void;
}

/** @param host the element that is left, and come back to */
export function createReturn(document: Document, host: Element, words: PromptWords): Return {
  let place: { x: number; y: number } | undefined;
  const button = makeButton(document, { class: 'back', text: words.back }, () => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (place) scrollTo({ left: place.x, top: place.y, behavior: calm ? 'instant' : 'smooth' });
    forget();
  });
  // In the top layer: inside the page, any transform around it would carry it away.
  const element = make(document, 'div', { class: 'float', popover: 'manual' }, button);
  const observer = new IntersectionObserver((entries) => {
    const isInView = entries.at(-1)?.isIntersecting === true;
    element.togglePopover?.(!isInView && place !== undefined);
  });

  // The reader goes on from here: what they press is in the page, and the mark goes too.
  const onPress = (event: Event) => {
    if (event.target !== host) forget();
  };
  const remember = () => {
    document.addEventListener('pointerdown', onPress, { capture: true, passive: true });
    // A second point followed from afar must not make the first one's sentence the way back.
    place ??= { x: scrollX, y: scrollY };
    observer.observe(host);
  };
  const forget = () => {
    place = undefined;
    document.removeEventListener('pointerdown', onPress, { capture: true });
    observer.disconnect();
    element.togglePopover?.(false);
  };
  return { element, remember, forget };
}
