// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/**
 * Packs a folder as a ZIP file, the form in which browsers take an extension. The same files give
 * the same bytes: names are sorted and every time is ZIP's earliest, 1980-01-01.
 *
 * Format: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory)
 * and 4.3.16 (its end); UTF-8 names, no extra fields, no file beyond 4 GB.
 *
 * @param {string} folder
 * @returns {Buffer}
 */
export function zipFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.slice(folder.length + 1).replaceAll('\\', '/'));
    const content = readFileSync(file);
    const packed = deflateRawSync(content, { level: 9 });
    const facts = describe(name, content, packed);
    const header = Buffer.concat([number32(0x04034b50), facts, name]);
    directory.push(directoryEntry(facts, name, offset));
    parts.push(header, packed);
    offset += header.length + packed.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...parts, index, end(files.length, index.length, offset)]);
}

/** The 26 bytes that a file's local header and its entry in the directory share. */
function describe(
  /** @type {Buffer} */ name,
  /** @type {Buffer} */ content,
  /** @type {Buffer} */ packed,
) {
  const utf8Name = 0x0800;
  const deflated = 8;
  const time = 0;
  const date = (1 << 5) | 1;
  return Buffer.concat([
    ...[20, utf8Name, deflated, time, date].map(number16),
    ...[crc32(content), packed.length, content.length].map(number32),
    ...[name.length, 0].map(number16),
  ]);
}

function directoryEntry(
  /** @type {Buffer} */ facts,
  /** @type {Buffer} */ name,
  /** @type {number} */ offset,
) {
  const madeBy = 20;
  const [comment, disk, internal] = [0, 0, 0];
  return Buffer.concat([
    number32(0x02014b50),
    number16(madeBy),
    facts,
    ...[comment, disk, internal].map(number16),
    ...[0, offset].map(number32),
    name,
  ]);
}

function end(
  /** @type {number} */ files,
  /** @type {number} */ size,
  /** @type {number} */ offset,
) {
  return Buffer.concat([
    number32(0x06054b50),
    ...[0, 0, files, files].map(number16),
    ...[size, offset].map(number32),
    number16(0),
  ]);
}

function number16(/** @type {number} */ value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function number32(/** @type {number} */ value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
