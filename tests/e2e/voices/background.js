/* global chrome */

/** The spoken texts for the test to read: voice, rate and text. */
globalThis.said = [];
/** Duration of every sentence in ms, so that a test can look meanwhile. */
const durationMs = 700;

let left = durationMs;
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
  left = durationMs;
  send({ type: 'start', charIndex: 0 });
  run();
});
chrome.ttsEngine.onStop.addListener(() => clearTimeout(timer));
chrome.ttsEngine.onPause.addListener(() => {
  clearTimeout(timer);
  left -= Date.now() - since;
});
chrome.ttsEngine.onResume.addListener(run);
