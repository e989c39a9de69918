import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Answers of earlier runs, so that an interrupted run can be resumed. */
export interface Cache<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
}

/** Versions of a system whose answers are kept, enough to alternate between two or three. */
const maxVersions = 6;

const folder = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url));

/**
 * Opens a file of answers, one JSON line each. A truncated last line of a killed run is ignored.
 *
 * @param name identifies what answered and in which version; each version has its own file
 */
export function openCache<T>(name: string): Cache<T> {
  const file = join(folder, `${name}.jsonl`);
  prune(dirname(file), basename(name).replace(/-[^-]*$/, '-'));
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

/** Deletes the answers of all but the last few versions. */
function prune(place: string, prefix: string): void {
  if (!existsSync(place)) return;
  const versions = readdirSync(place)
    .filter((file) => file.startsWith(prefix) && !file.slice(prefix.length).includes('-'))
    .map((file) => ({ file, age: statSync(join(place, file)).mtimeMs }))
    .sort((a, b) => b.age - a.age);
  for (const { file } of versions.slice(maxVersions)) rmSync(join(place, file), { force: true });
}

function parse<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    return undefined;
  }
}
