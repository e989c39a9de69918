import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Answers kept from earlier runs, so that a run which was stopped goes on where it was. */
export interface Cache<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
}

const folder = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url));

/**
 * Opens one file of answers, a JSON line each; half a line at its end, left by a run that was
 * killed, is passed over.
 *
 * @param name Says what answered and in which version: another version is another file.
 */
export function openCache<T>(name: string): Cache<T> {
  const file = join(folder, `${name}.jsonl`);
  const values = new Map<string, T>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const line of lines) {
    const entry = parse<[string, T]>(line);
    if (entry !== undefined) values.set(entry[0], entry[1]);
  }
  mkdirSync(dirname(file), { recursive: true });
  if (lines.at(-1) !== undefined && lines.at(-1) !== '') appendFileSync(file, '\n');
  return {
    get: (key) => values.get(key),
    put(key, value) {
      values.set(key, value);
      appendFileSync(file, `${JSON.stringify([key, value])}\n`);
    },
  };
}

function parse<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    return undefined;
  }
}
