/**
 * Tells the popup whether a side panel is open on a tab. The panel answers itself, because neither
 * browser can be asked.
 */

interface Question {
  readonly kind: 'question';
  readonly tabId: number;
}

interface Answer {
  readonly kind: 'answer';
  readonly tabId: number;
}

const channelName = 'panel';
/** An open panel answers at once. */
const answerTimeoutMs = 300;

/**
 * Answers for a side panel while it is visible.
 *
 * @param tabId the tab that the panel shows
 * @returns a function that stops it
 */
export function answerForPanel(tabId: number): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Question | Answer>) => {
    const isAsked = data.kind === 'question' && data.tabId === tabId;
    // The panel of another tab may still exist, but invisibly.
    if (isAsked && document.visibilityState === 'visible')
      channel.postMessage({ kind: 'answer', tabId } satisfies Answer);
  };
  return () => channel.close();
}

/** Returns true if a visible side panel shows this tab; false after 300 ms without an answer. */
export function isPanelOpen(tabId: number): Promise<boolean> {
  const channel = new BroadcastChannel(channelName);
  return new Promise((resolve) => {
    const settle = (isOpen: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(isOpen);
    };
    const timer = setTimeout(() => settle(false), answerTimeoutMs);
    channel.onmessage = ({ data }: MessageEvent<Question | Answer>) => {
      if (data.kind === 'answer' && data.tabId === tabId) settle(true);
    };
    channel.postMessage({ kind: 'question', tabId } satisfies Question);
  });
}
