import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Returns the sources in `src` except declaration files, by POSIX path relative to it. */
export function sourceFiles(): Map<string, string> {
  return filesIn('src', (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
}

function filesIn(folder: string, isIncluded: (file: string) => boolean): Map<string, string> {
  const path = join(root, folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    // The benchmarks install the tools that they compare with into a folder of their own.
    .filter((file) => isIncluded(file) && !file.includes('node_modules/'));
  return new Map(files.map((file) => [file, readFileSync(join(path, file), 'utf8')]));
}
