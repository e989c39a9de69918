/** How Chromium is started for a test: without what would happen by itself. */

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

/** The arguments that every start has. */
export function getChromiumArguments(): string[] {
  return [...quiet, ...sandbox()];
}

/** Chromium refuses to run sandboxed as root, which is what a build machine's user often is. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
