import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The texts of all of `src`, by path below it, with slashes; without declarations. */
export function sourceFiles(): Map<string, string> {
  return filesIn('src', (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
}

function filesIn(folder: string, isWanted: (file: string) => boolean): Map<string, string> {
  const path = join(root, folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    // The benchmarks install what they measure against into a folder of their own.
    .filter((file) => isWanted(file) && !file.includes('node_modules/'));
  return new Map(files.map((file) => [file, readFileSync(join(path, file), 'utf8')]));
}
