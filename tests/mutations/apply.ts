/** Breaking a guard: in what vitest loads, never in the files themselves. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Guard } from './guard.ts';
import { guards } from './guards.ts';

const source = resolve(import.meta.dirname, '../../src');

/** The files of a guard's module in which its text stands, once for each time that it does. */
export function findGuard({ module, from }: Pick<Guard, 'module' | 'from'>): string[] {
  const folder = join(source, module);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .flatMap((file) => Array(readFileSync(file, 'utf8').split(from).length - 1).fill(file));
}

/**
 * A plugin that breaks one guard, for a run of the tests that are to notice.
 * @param name of the guard; nothing is broken without one
 */
export function breakGuard(name: string | undefined) {
  const guard = guards.find((each) => each.name === name);
  if (name && !guard) throw new Error(`No guard is called ${name}`);
  const [file] = guard ? findGuard(guard) : [];
  return {
    name: 'break-guard',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      return guard && id.split('?')[0] === file
        ? code.replace(guard.from, () => guard.to)
        : undefined;
    },
  };
}
