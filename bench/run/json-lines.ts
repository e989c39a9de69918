import { readFileSync } from 'node:fs';

/**
 * Reads a file of JSON lines and ignores empty lines.
 *
 * @throws an error with the file and the line that is not JSON
 */
export function readJsonLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line)];
      } catch {
        throw new Error(`${file}:${at + 1} is not JSON`);
      }
    });
}
