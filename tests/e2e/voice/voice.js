/* global chrome */

/** A voice that says nothing, quickly: Debian's Chromium comes without any. */
chrome.ttsEngine.onSpeak.addListener((text, _options, sendEvent) => {
  sendEvent({ type: 'start', charIndex: 0 });
  setTimeout(() => sendEvent({ type: 'end', charIndex: text.length }), 100);
});
chrome.ttsEngine.onStop.addListener(() => {});
