/** Finds out if the toolbar button is pinned, as far as the browser says. */

import { useEffect, useState } from 'preact/hooks';
import { isPinned } from '../../browser/extension-pages.ts';

/** Returns true if the button is pinned; false also if the browser does not say. */
export function useIsPinned(): boolean {
  const [onToolbar, setOnToolbar] = useState(false);
  useEffect(() => {
    const look = () => void isPinned().then(setOnToolbar);
    look();
    // Pinning happens outside the page. The pointer's return is the moment to check again.
    document.addEventListener('pointerenter', look, { capture: true });
    return () => document.removeEventListener('pointerenter', look, { capture: true });
  }, []);
  return onToolbar;
}
