/* global chrome */

/** A voice that finishes at once without a sound, as Debian's Chromium has none. */
chrome.ttsEngine.onSpeak.addListener((text, _options, sendEvent) => {
  sendEvent({ type: 'start', charIndex: 0 });
  setTimeout(() => sendEvent({ type: 'end', charIndex: text.length }), 100);
});
chrome.ttsEngine.onStop.addListener(() => {});
