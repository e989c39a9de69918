import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
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
 */
export function computeSourcesHash(...paths: readonly string[]): string {
  const files = paths.flatMap((path) => filesUnder(path.startsWith('/') ? path : join(root, path)));
  return computeHash(...files.sort().flatMap((file) => [relative(root, file), readFileSync(file)]));
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
