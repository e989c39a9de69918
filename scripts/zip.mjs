// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';

/**
 * Creates a ZIP file, as browsers and stores require for an extension. The same files give the same
 * bytes on any machine: names are sorted, all times are ZIP's earliest, and compression is done in
 * JavaScript, since zlib's output depends on the processor.
 *
 * @param {string} folder
 * @param {readonly string[]} names files in the folder, with slashes
 * @returns {Uint8Array}
 */
export function zipFiles(folder, names) {
  const sorted = [...names].sort();
  const files = sorted.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]);
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
}

/**
 * Creates a ZIP file of everything in a folder.
 *
 * @param {string} folder
 * @returns {Uint8Array}
 */
export function zipFolder(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return zipFiles(folder, names);
}
