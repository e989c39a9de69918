/** Whether a panel is open on a tab: asked by the popup, answered by the panel itself, in both browsers alike. */

interface Question {
  readonly kind: 'question';
  readonly tabId: number;
}

interface Answer {
  readonly kind: 'answer';
  readonly tabId: number;
}

const channelName = 'panel';
/** How long an answer is waited for, in milliseconds: a panel that is open gives it at once. */
const answerTimeoutMs = 300;

/**
 * Answers for a panel that is on the screen.
 * @param tabId the tab that it shows
 * @returns a function that stops it
 */
export function answerForPanel(tabId: number): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Question | Answer>) => {
    const isAsked = data.kind === 'question' && data.tabId === tabId;
    // The panel of another tab is still there, out of sight.
    if (isAsked && document.visibilityState === 'visible')
      channel.postMessage({ kind: 'answer', tabId } satisfies Answer);
  };
  return () => channel.close();
}

/** Asks whether a panel on the screen shows this tab. */
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
