// @ts-check
import { execFile } from 'node:child_process';
import { npmProgram } from './processes.mjs';

/**
 * Accepted messages of Mozilla's linter, with the reason. Any other message, or a higher count,
 * fails.
 */
const allowed = [
  {
    code: 'DANGEROUS_EVAL',
    file: /^assets\/pdf(?:\.worker)?\.js$/,
    times: 2,
    why: 'core-js in pdf.js looks for the global object this way if there is no `globalThis`.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/pdf(?:\.worker)?\.js$/,
    times: 2,
    why: 'pdf.js can import a worker by its address; ours is a module that is loaded already.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\//,
    times: 1,
    why: 'Preact can set innerHTML by a property that we never use.',
  },
];

/** @typedef {{ code: string, message: string, file?: string, line?: number }} Remark */

/**
 * Lints the Firefox build as the store does and prints what is not accepted.
 *
 * @param {string} folder
 * @returns {Promise<boolean>} true if there is nothing to print
 */
export async function isExtensionClean(folder) {
  const { errors, warnings } = await lintFolder(folder);
  const left = allowed.map(({ times }) => times);
  const refused = [...errors, ...warnings].filter((remark) => {
    const rule = allowed.findIndex(
      ({ code, file }, index) =>
        code === remark.code && file.test(remark.file ?? '') && (left[index] ?? 0) > 0,
    );
    if (rule < 0) return true;
    left[rule] = (left[rule] ?? 0) - 1;
    return false;
  });
  for (const { code, message, file, line } of refused) {
    console.error(`${file ?? 'the build'}:${line ?? 1} ${code} ${message}`);
  }
  return refused.length === 0;
}

/**
 * @param {string} folder
 * @returns {Promise<{ errors: Remark[], warnings: Remark[] }>}
 */
function lintFolder(folder) {
  const args = [npmProgram('web-ext'), 'lint', '--source-dir', folder, '--output', 'json'];
  return new Promise((resolve, reject) => {
    // The exit code is 1 on errors, but the output has the details.
    execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, (error, output) => {
      try {
        resolve(JSON.parse(output));
      } catch {
        reject(error ?? new Error('The linter printed no JSON'));
      }
    });
  });
}
