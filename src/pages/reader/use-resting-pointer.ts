/** Telling a pointer that was moved onto something from one that something was moved under. */

import { useEffect, useRef } from 'preact/hooks';

/**
 * What follows a click, or a key that presses, may move a list under a pointer that rests: nobody
 * pointed at what stands below it then.
 *
 * @returns whether the pointer has moved since the last press, as of an event of it.
 */
export function useRestingPointer(): (event: MouseEvent) => boolean {
  const place = useRef<MouseEvent | undefined>(undefined);
  const rested = useRef<MouseEvent | undefined>(undefined);
  useEffect(() => {
    const move = (event: MouseEvent) => {
      place.current = event;
    };
    const press = () => {
      rested.current = place.current;
    };
    const captured = { capture: true };
    document.addEventListener('mousemove', move, captured);
    document.addEventListener('click', press, captured);
    return () => {
      document.removeEventListener('mousemove', move, captured);
      document.removeEventListener('click', press, captured);
    };
  }, []);
  return ({ screenX, screenY }) =>
    screenX !== rested.current?.screenX || screenY !== rested.current?.screenY;
}
