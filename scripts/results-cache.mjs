// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = 'node_modules/.cache/test-long.json';
/** Everything that the outcome of a test can depend on. */
const sources = [
  'src',
  'tests',
  'scripts',
  'public',
  'manifest.json',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'vitest.config.ts',
  'vitest.e2e.config.ts',
];

/**
 * Stores passed results in a file, so that an interrupted long run can be resumed. Any change of
 * the sources invalidates all of them.
 *
 * @template T
 */
export class ResultsCache {
  #fingerprint;
  /** @type {Record<string, T>} */
  #results = {};

  /** @param {string} otherInputs anything else that the outcome depends on */
  constructor(otherInputs) {
    this.#fingerprint = computeFingerprint(otherInputs);
    const kept = read();
    if (kept.fingerprint === this.#fingerprint) this.#results = kept.results;
  }

  /** @param {string} key @returns {T | undefined} */
  get(key) {
    return this.#results[key];
  }

  /** @param {string} key @param {T} result */
  keep(key, result) {
    this.#results[key] = result;
    mkdirSync('node_modules/.cache', { recursive: true });
    const kept = { fingerprint: this.#fingerprint, results: this.#results };
    writeFileSync(file, JSON.stringify(kept, undefined, 1));
  }

  forget() {
    this.#results = {};
  }
}

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function computeFingerprint(/** @type {string} */ otherInputs) {
  const hash = createHash('sha256').update(otherInputs);
  for (const path of sources.flatMap(listFiles).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** @returns {string[]} */
function listFiles(/** @type {string} */ path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((each) => statSync(each).isFile());
}
