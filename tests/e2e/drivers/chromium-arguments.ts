/** Arguments that keep Chromium from doing anything on its own. */

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-GB',
  '--window-size=1200,850',
  '--window-position=0,0',
];

/** Returns the arguments of every launch. */
export function getChromiumArguments(): string[] {
  return [...quiet, ...sandbox()];
}

/** Chromium refuses to run sandboxed as root, which is a common user of build machines. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
