/** Whether the button is in sight, as far as the browser tells. */

import { useEffect, useState } from 'preact/hooks';
import { isPinned } from '../../browser/extension-pages.ts';

export function useIsPinned(): boolean {
  const [onToolbar, setOnToolbar] = useState(false);
  useEffect(() => {
    const look = () => void isPinned().then(setOnToolbar);
    look();
    // Pinning happens outside this page; the reader comes back to it by the pointer.
    document.addEventListener('pointerenter', look, { capture: true });
    return () => document.removeEventListener('pointerenter', look, { capture: true });
  }, []);
  return onToolbar;
}
