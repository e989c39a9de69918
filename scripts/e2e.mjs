// @ts-check
/**
 * `npm run e2e -- [chromium] [firefox] [vitest options]` runs the tests in real browsers, with the
 * builds in `dist/`. The default is both browsers.
 */

import { ensureTools } from './debian.mjs';
import { npmProgram, run } from './processes.mjs';
import { startXServer } from './x-server.mjs';

const names = process.argv.slice(2).filter((arg) => arg === 'chromium' || arg === 'firefox');
const options = process.argv.slice(2).filter((arg) => arg !== 'chromium' && arg !== 'firefox');

const problem = await ensureTools(['xvfb', 'xdotool', 'imagemagick']);
const server = problem === undefined ? await startXServer() : undefined;
if (server || !process.env.CI) {
  if (!server) console.warn(`\n!! Tests of Chromium's context menu are skipped. ${getReason()}\n`);
  process.exitCode = await runTests();
} else {
  console.error(`!! ${getReason()}`);
  process.exitCode = 1;
}

async function runTests() {
  const projects = names.flatMap((name) => ['--project', name]);
  try {
    return await run(
      process.execPath,
      [npmProgram('vitest'), 'run', '--config', 'vitest.e2e.config.ts', ...projects, ...options],
      server ? { E2E_DISPLAY: server.display } : {},
    );
  } finally {
    server?.stop();
  }
}

function getReason() {
  return problem ?? 'Xvfb did not start.';
}
