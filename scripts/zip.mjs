// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';

/**
 * Packs files as a ZIP file, the form in which browsers and stores take an extension. The same
 * files give the same bytes, on any machine: names are sorted, every time is ZIP's earliest, and
 * the packing is done in JavaScript, since the bytes that zlib writes depend on the processor.
 *
 * @param {string} folder
 * @param {readonly string[]} names of files in it, with slashes
 * @returns {Uint8Array}
 */
export function zipFiles(folder, names) {
  const sorted = [...names].sort();
  const files = sorted.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]);
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
}

/**
 * The same for all that is in a folder.
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
