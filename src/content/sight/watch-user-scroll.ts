/**
 * Distinguishes scrolling by the user from scrolling by scripts, of the extension or of the page.
 */

export interface UserScrollWatch {
  stop(): void;
  /** Returns true if the user has pressed a key or a button in the page within the last second. */
  hasRecentInput(): boolean;
}

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);
const recentInputMs = 1_000;
const middleButton = 1;

/**
 * Listens for the wheel, touch, the keys that scroll, and a pointer that is held while the page
 * scrolls, as on a scroll bar or while selecting. Only trusted events count.
 *
 * @param windows of the page and of the pages around it
 */
export function watchUserScroll(windows: readonly Window[], onScroll: () => void): UserScrollWatch {
  const listening = new AbortController();
  let pressedAt = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  const handlers: Record<string, (event: Event) => void> = {
    wheel: onScroll,
    touchmove: onScroll,
    keydown(event) {
      pressedAt = performance.now();
      if (isScrollKey(event as KeyboardEvent)) onScroll();
    },
    pointerdown(event) {
      pressedAt = performance.now();
      isHeld = true;
      if ((event as PointerEvent).button === middleButton) onScroll();
    },
    pointerup() {
      pressedAt = performance.now();
      isHeld = false;
    },
    pointercancel() {
      isHeld = false;
    },
    scroll() {
      if (isHeld) onScroll();
    },
  };
  for (const window of windows) {
    for (const [type, handle] of Object.entries(handlers)) {
      const onTrustedEvent = (event: Event) => {
        if (event.isTrusted) handle(event);
      };
      const options = { capture: true, passive: true, signal: listening.signal };
      window.addEventListener(type, onTrustedEvent, options);
    }
  }
  return {
    stop: () => listening.abort(),
    hasRecentInput: () => performance.now() - pressedAt < recentInputMs,
  };
}

function isScrollKey({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!scrollKeys.has(key) || altKey || ctrlKey || metaKey) return false;
  // In a field these keys move the cursor.
  const element = target as Partial<HTMLElement> | null;
  const isField = /^(?:input|textarea|select)$/.test(element?.localName ?? '');
  return !isField && element?.isContentEditable !== true;
}
