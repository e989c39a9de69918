/** Telling a pointer that was moved onto something from one that something was moved under. */

import { useEffect, useRef } from 'preact/hooks';

/** Where a pointer stands on the screen, in CSS pixels. */
type PointerPosition = Pick<MouseEvent, 'screenX' | 'screenY'>;

/**
 * What follows a click, or a key that presses, may move a list under a pointer that rests: nobody
 * pointed at what stands below it then.
 *
 * @returns whether the pointer has moved since the last press, as of an event of it.
 */
export function usePointerMoved(): (event: MouseEvent) => boolean {
  const position = useRef<PointerPosition | undefined>(undefined);
  /** Where it was at the last press: `unknown` if by then it had not moved over this document. */
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
    // What came to stand under it tells where it has been all along.
    if (rested.current === 'unknown') rested.current = event;
    const { screenX, screenY } = rested.current;
    return event.screenX !== screenX || event.screenY !== screenY;
  };
}
