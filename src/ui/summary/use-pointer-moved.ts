/** Ignores hover events caused by layout moving under a stationary pointer. */

import { useEffect, useRef } from 'preact/hooks';

/** Position of the pointer on the screen, in CSS pixels. */
type PointerPosition = Pick<MouseEvent, 'screenX' | 'screenY'>;

/**
 * A click or a key may move the list under a stationary pointer, which then hovers a point that the
 * user did not choose.
 *
 * @returns a function that returns true if the pointer has moved since the last press, given a
 *   mouse event
 */
export function usePointerMoved(): (event: MouseEvent) => boolean {
  const position = useRef<PointerPosition | undefined>(undefined);
  /** Position at the last press; `unknown` if the pointer had not yet moved over this document. */
  const rested = useRef<PointerPosition | 'unknown' | undefined>(undefined);
  useEffect(() => {
    const move = (event: MouseEvent) => {
      position.current = event;
    };
    const press = (event: MouseEvent) => {
      const byPointer = event.detail > 0;
      rested.current = byPointer ? event : (position.current ?? 'unknown');
    };
    const captured = { capture: true };
    document.addEventListener('mousemove', move, captured);
    document.addEventListener('click', press, captured);
    return () => {
      document.removeEventListener('mousemove', move, captured);
      document.removeEventListener('click', press, captured);
    };
  }, []);
  return (event) => {
    if (!rested.current) return true;
    // The first event after the press reveals where the pointer has been.
    if (rested.current === 'unknown') rested.current = event;
    const { screenX, screenY } = rested.current;
    return event.screenX !== screenX || event.screenY !== screenY;
  };
}
