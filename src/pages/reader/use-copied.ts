/** Saying for a moment that something was copied. */

import { useState } from 'preact/hooks';

/** How long (ms) it is said. */
const copiedMs = 2_000;

/** @returns whether it was copied a moment ago, and the copying itself, to be called in a click */
export function useCopied(copy: () => Promise<void>): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false);
  const run = async () => {
    await copy();
    setCopied(true);
    setTimeout(() => setCopied(false), copiedMs);
  };
  return [copied, () => void run()];
}
