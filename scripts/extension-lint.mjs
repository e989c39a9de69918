// @ts-check
import { execFile } from 'node:child_process';
import { npmProgram } from './processes.mjs';

/**
 * What Mozilla's linter may say of our build, and why that is all right. Anything else, and any of
 * these more often than counted here, fails.
 */
const allowed = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\//,
    times: 1,
    why: 'Preact can set innerHTML by a property that we never use.',
  },
];

/** @typedef {{ code: string, message: string, file?: string, line?: number }} Remark */

/**
 * Lints the Firefox build as the store does, and prints what is not allowed.
 *
 * @param {string} folder
 * @returns {Promise<boolean>} whether there was nothing
 */
export async function isExtensionClean(folder) {
  const { errors, warnings } = await remarks(folder);
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
function remarks(folder) {
  const args = [npmProgram('web-ext'), 'lint', '--source-dir', folder, '--output', 'json'];
  return new Promise((resolve, reject) => {
    // It ends with 1 when it has found an error; what it has written says more.
    execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, (error, output) => {
      try {
        resolve(JSON.parse(output));
      } catch {
        reject(error ?? new Error('The linter said nothing'));
      }
    });
  });
}
