/* global chrome */

/** What was said, for the test to read: who said it, how fast, and what. */
globalThis.said = [];
/** Milliseconds that every sentence takes, so that a test can look at it meanwhile. */
const duration = 700;

let left = duration;
let since = 0;
let timer = 0;
let send;

function run() {
  since = Date.now();
  timer = setTimeout(() => send({ type: 'end', charIndex: 0 }), left);
}

chrome.ttsEngine.onSpeak.addListener((text, { voiceName, rate }, sendEvent) => {
  globalThis.said.push({ text, voiceName, rate });
  send = sendEvent;
  left = duration;
  send({ type: 'start', charIndex: 0 });
  run();
});
chrome.ttsEngine.onStop.addListener(() => clearTimeout(timer));
chrome.ttsEngine.onPause.addListener(() => {
  clearTimeout(timer);
  left -= Date.now() - since;
});
chrome.ttsEngine.onResume.addListener(run);
