import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A short fingerprint of texts or bytes, in order. */
export function computeHash(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}

/**
 * The fingerprint of source files: what was measured with other sources must be measured again.
 *
 * @param paths Files and folders, from the root of the repository or absolute.
 */
export function hashOfSources(...paths: readonly string[]): string {
  const files = paths.flatMap((path) => filesUnder(path.startsWith('/') ? path : join(root, path)));
  return computeHash(...files.sort().flatMap((file) => [relative(root, file), readFileSync(file)]));
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
