/**
 * A plugin that replaces the regular expressions with Unicode classes (`\p{L}`) by patterns that
 * are compiled for the alphabet of the text (`src/nlp/unicode-pattern.ts`).
 */

import { join } from 'node:path';
import type { Plugin } from 'vite';

const runtime = join(import.meta.dirname, '../src/nlp/unicode-pattern.ts');

/** What the plugin needs of a node of the syntax tree. */
interface RegExpNode {
  readonly start: number;
  readonly end: number;
  readonly regex: { readonly pattern: string; readonly flags: string };
}

export function compileUnicodePatterns(): Plugin {
  return {
    name: 'unicode-patterns',
    transform: {
      filter: { id: { include: /\/src\/.*\.tsx?$/, exclude: runtime }, code: '\\p{' },
      handler(code) {
        const literals = findUnicodeLiterals(this.parse(code));
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
        // In one line with the first of the code, so that all keep their numbers in stack traces.
        return { code: `${load} ${declared.join(' ')} ${replaced}${code.slice(end)}`, map: null };
      },
    },
  };
}

/** Returns the literals that can be replaced, in the order of the code. */
export function findUnicodeLiterals(tree: unknown): RegExpNode[] {
  if (typeof tree !== 'object' || tree === null) return [];
  if (isReplaceable(tree)) return [tree];
  return Object.values(tree)
    .flatMap(findUnicodeLiterals)
    .sort((one, other) => one.start - other.start);
}

/** True for a literal with a Unicode class and nothing that only the flags `u` and `v` allow. */
function isReplaceable(node: object): node is RegExpNode {
  const { regex } = node as Partial<RegExpNode>;
  if (!regex?.flags?.includes('u')) return false;
  return regex.pattern.includes('\\p{') && !/\\P\{|\\u\{/.test(regex.pattern);
}
