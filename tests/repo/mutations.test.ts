/** The list of guards names what is there: each text once in its module, and the tests that hold it. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findGuard } from '../mutations/apply.ts';
import { guards } from '../mutations/guards.ts';

const root = resolve(import.meta.dirname, '../..');

test('each guard has a name of its own', () => {
  expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length);
});

test.each(guards.map((guard) => [guard.name, guard] as const))(
  'the guard %s is found, once, and so are its tests',
  (name, { module, from, tests }) => {
    const missing = tests.filter((file) => !existsSync(join(root, file)));
    expect(missing, `tests/mutations: ${name}: these tests are not there`).toEqual([]);
    expect(
      findGuard({ module, from }),
      `tests/mutations: ${name}: this text is not in src/${module} exactly once: ${from}`,
    ).toHaveLength(1);
  },
);
