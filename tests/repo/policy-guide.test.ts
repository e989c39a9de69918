/** Checks docs/policy.md, which administrators copy from. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firefoxManifest } from '../../scripts/manifests.ts';
import { type Policy, parsePolicy } from '../../src/storage/settings/policy.ts';
import { defaultSettings } from '../../src/storage/settings/settings.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/policy.md'), 'utf8');

/** Returns the example of this name as JSON. */
function example(name: string): unknown {
  const [, text = ''] = guide.match(new RegExp(`\`\`\`json ${name}\n([\\s\\S]*?)\`\`\``)) ?? [];
  return JSON.parse(text);
}

/** Returns the value at a path of keys. */
function at(value: unknown, ...path: string[]): unknown {
  return path.reduce((part, key) => (part as Record<string, unknown>)[key], value);
}

const firefoxId = (firefoxManifest() as { browser_specific_settings: { gecko: { id: string } } })
  .browser_specific_settings.gecko.id;

const examples: [string, unknown, Policy][] = [
  [
    'chromium',
    at(example('chromium'), '3rdparty', 'extensions', 'EXTENSION_ID'),
    {
      locked: { history: false, engine: 'extractive' },
      defaults: { length: 'short' },
      engines: ['extractive'],
      bannerAllowedSites: ['intranet.example', 'news.example.org'],
    },
  ],
  [
    'firefox',
    at(example('firefox'), 'policies', '3rdparty', 'Extensions', firefoxId),
    {
      locked: { historyDays: 30 },
      defaults: { theme: 'dark' },
      bannerBlockedSites: ['bank.example'],
    },
  ],
  ['native', at(example('native'), 'data'), { locked: { history: false } }],
];

describe.each(examples)('the policy example for %s', (_name, stored, policy) => {
  test('is valid in full: none of it is ignored', () => {
    expect(parsePolicy(stored)).toEqual(policy);
    expect(parsePolicy(stored)).toEqual(stored);
  });
});

test('names the id of this extension in the native manifest', () => {
  expect(at(example('native'), 'name')).toBe(firefoxId);
});

test('lists every setting with its default in the policy guide', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` \|.*\| `([^`]+)` \|$/gm)];
  const told = Object.fromEntries(rows.map(([, field = '', value = '']) => [field, value]));
  const real = Object.entries(defaultSettings).map(([field, value]) => [field, `${value}`]);
  expect(told).toEqual(Object.fromEntries(real));
});
