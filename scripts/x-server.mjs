// @ts-check
import { spawn } from 'node:child_process';
import { findCommand } from './browsers.mjs';

/**
 * Starts a virtual X server on the first free display.
 *
 * @returns {Promise<{ display: string, stop: () => void } | undefined>} `undefined` if Xvfb is not
 *   installed
 */
export async function startXServer() {
  const program = findCommand('Xvfb');
  if (!program) return undefined;
  // Xvfb writes the number of its display to this descriptor.
  const displayDescriptor = 3;
  const server = spawn(
    program,
    ['-displayfd', String(displayDescriptor), '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const pipe = server.stdio[displayDescriptor];
  const number = await new Promise((resolve) => {
    pipe?.once('data', (/** @type {Buffer} */ data) => resolve(String(data).trim()));
    server.once('exit', () => resolve(undefined));
    server.once('error', () => resolve(undefined));
  });
  if (number === undefined) return undefined;
  return { display: `:${number}`, stop: () => void server.kill() };
}
