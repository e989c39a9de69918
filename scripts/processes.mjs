// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs a program in this terminal and waits for its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [variables] added to the environment
 * @returns {Promise<number>} its exit code; 127 if it cannot be started
 */
export function run(command, args, variables = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...variables },
    });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      if (signal) console.error(`${command} was ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

/** Last lines of output that are kept to explain a failure. */
const tailLength = 8;

/**
 * Runs a program as `run` does, and keeps the end of its output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [variables] added to the environment
 * @returns {Promise<{ code: number, tail: string[] }>} its exit code, 127 if it cannot be started,
 *   and its last lines
 */
export function runWithTail(command, args, variables = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...variables },
    });
    let output = '';
    const streams = /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]);
    for (const [from, to] of streams)
      from.setEncoding('utf8').on('data', (text) => {
        to.write(text);
        output = (output + text).slice(-10_000);
      });
    const lines = () => output.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    child.once('error', (error) => resolve({ code: 127, tail: [`${command}: ${error.message}`] }));
    child.once('close', (code) => resolve({ code: code ?? 1, tail: lines().slice(-tailLength) }));
  });
}

/**
 * Runs an npm command, with the npm that started this process if there is one.
 *
 * @param {readonly string[]} args
 * @param {Record<string, string>} [variables]
 * @returns {Promise<number>} its exit code
 */
export function npm(args, variables) {
  const program = process.env.npm_execpath;
  if (program) return run(process.execPath, [program, ...args], variables);
  return run('npm', args, variables);
}

/**
 * @param {string} name name of an installed package and of its program
 * @returns {string} path of the program, to be run with Node
 */
export function npmProgram(name) {
  const folder = join(import.meta.dirname, '../node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}
