/** Reads the import rules out of `biome.jsonc`, which alone states them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Override {
  readonly includes: readonly string[];
  readonly linter?: {
    readonly rules: {
      readonly style?: {
        readonly noRestrictedImports?: {
          readonly options: { readonly patterns: readonly { readonly group: readonly string[] }[] };
        };
      };
    };
  };
}

export interface ImportRule {
  /** Modules, or single files of them, that may be imported. */
  readonly all: readonly string[];
}

/** Returns the rule of each module of `src`, by folder; `storage/stores` has its own. */
export function readImportRules(): Readonly<Record<string, ImportRule>> {
  const rules = readOverrides().flatMap(({ includes: [folder = ''], linter }) => {
    const patterns = linter?.rules.style?.noRestrictedImports?.options.patterns;
    const group = patterns?.[0]?.group;
    const module = /^src\/(.+)\/\*\*$/.exec(folder)?.[1];
    return group && module ? [{ module, group }] : [];
  });
  const modules = rules.map(({ module }) => module).filter((module) => !module.includes('/'));
  const entries = rules.map(({ module, group }): [string, ImportRule] => {
    const [own] = module.split('/');
    const others = modules.filter((other) => other !== own && !group.includes(`**/${other}/**`));
    const files = group.filter((path) => path.startsWith('!**/')).map((path) => path.slice(4));
    return [module, { all: [...others, ...files] }];
  });
  return Object.fromEntries(entries);
}

function readOverrides(): readonly Override[] {
  const text = readFileSync(join(import.meta.dirname, '../../biome.jsonc'), 'utf8');
  // JSON.parse knows no comments, which all have lines of their own here.
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')).overrides;
}

export const importRules = readImportRules();
