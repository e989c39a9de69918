import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Computes a short fingerprint of texts or bytes in order. */
export function computeHash(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Computes the fingerprint of source files, since measurements with other sources are outdated.
 *
 * @param paths files and folders, absolute or relative to the repository root
 * @throws an error with the first path that does not exist, because a renamed source would no longer
 *   be part of the fingerprint, and outdated measurements would be reused
 */
export function computeSourcesHash(...paths: readonly string[]): string {
  const files = paths.flatMap((path) => listFiles(resolve(root, path)));
  return computeHash(...files.sort().flatMap((file) => [relative(root, file), readFileSync(file)]));
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) throw new Error(`No such source: ${path}`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}
