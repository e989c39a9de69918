/**
 * A plugin that replaces the regular expressions with Unicode classes (`\p{L}`) by patterns that
 * are compiled for the alphabet of the text (`src/nlp/unicode-pattern.ts`).
 */

import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

const runtime = normalizePath(join(import.meta.dirname, '../src/nlp/unicode-pattern.ts'));

/** What the plugin needs of a node of the syntax tree. */
interface RegExpNode {
  readonly start: number;
  readonly end: number;
  readonly regex: { readonly pattern: string; readonly flags: string };
}

/** Creates the plugin, for builds and for the unit tests. */
export function compileUnicodePatterns(): Plugin {
  return {
    name: 'unicode-patterns',
    transform: {
      filter: { id: { include: /\/src\/.*\.tsx?$/, exclude: runtime }, code: '\\p{' },
      handler(code) {
        const found = findUnicodeLiterals(this.parse(code));
        const literals = found.sort((one, other) => one.start - other.start);
        if (literals.length === 0) return;
        const declared: string[] = [];
        let replaced = '';
        let end = 0;
        for (const [at, literal] of literals.entries()) {
          const { pattern, flags } = literal.regex;
          const args = [pattern, flags].map((part) => JSON.stringify(part)).join(', ');
          declared.push(`const $pattern${at} = new $UnicodePattern(${args});`);
          replaced += `${code.slice(end, literal.start)}$pattern${at}`;
          end = literal.end;
        }
        const load = `import { UnicodePattern as $UnicodePattern } from ${JSON.stringify(runtime)};`;
        // They are added to the first line, so that stack traces name the right ones.
        return { code: `${load} ${declared.join(' ')} ${replaced}${code.slice(end)}`, map: null };
      },
    },
  };
}

/** Returns the literals of a syntax tree that can be replaced. */
export function findUnicodeLiterals(tree: unknown): RegExpNode[] {
  if (typeof tree !== 'object' || tree === null) return [];
  if (isReplaceable(tree)) return [tree];
  return Object.values(tree).flatMap(findUnicodeLiterals);
}

/** True for a literal with a Unicode class and nothing that only the flags `u` and `v` allow. */
function isReplaceable(node: object): node is RegExpNode {
  const { regex } = node as Partial<RegExpNode>;
  if (!regex?.flags?.includes('u')) return false;
  return regex.pattern.includes('\\p{') && !/\\P\{|\\u\{/.test(regex.pattern);
}
