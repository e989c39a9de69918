// @ts-check
/**
 * `npm run e2e -- [chromium] [firefox] [vitest's options]`: the tests in real browsers, against the
 * builds in `dist/`. Without a name in both.
 */

import { ensureTools, howToInstall } from './debian.mjs';
import { npmProgram, run } from './processes.mjs';
import { startXServer } from './x-server.mjs';

const names = process.argv.slice(2).filter((arg) => arg === 'chromium' || arg === 'firefox');
const options = process.argv.slice(2).filter((arg) => arg !== 'chromium' && arg !== 'firefox');

const absent = await ensureTools(['xvfb', 'xdotool', 'imagemagick']);
if (absent.length > 0)
  console.warn(`\n!! ${howToInstall(absent)}\n!! Tests of Chromium's context menu are skipped.\n`);
const server = absent.length === 0 ? await startXServer() : undefined;
const projects = names.flatMap((name) => ['--project', name]);
try {
  process.exitCode = await run(
    process.execPath,
    [npmProgram('vitest'), 'run', '--config', 'vitest.e2e.config.ts', ...projects, ...options],
    server ? { E2E_DISPLAY: server.display } : {},
  );
} finally {
  server?.stop();
}
