import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { compileUnicodePatterns } from './scripts/unicode-patterns.ts';
import { breakGuard } from './tests/mutations/apply.ts';

/** Tests of modules without state may share what they import. */
const pure = [
  'anchoring',
  'extraction',
  'factuality',
  'nlp',
  'shared',
  'storage/{settings,banner-sites,history,backup,export}',
  'summarizer',
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  assetsInclude: ['**/*.bcmap'],
  // One guard is broken where `tests/mutations` asks for it.
  plugins: [preact(), compileUnicodePatterns(), breakGuard(process.env.BROKEN_GUARD)],
  test: {
    setupFiles: ['tests/properties.ts', 'tests/wait-longer.ts'],
    // A busy machine is no failure; in a long run each property is tried thirty times as often.
    testTimeout: process.env.LONG === '1' ? 150_000 : 20_000,
    // `expect.poll` and `vi.waitFor` (tests/wait-longer.ts) would give up after a second.
    expect: { poll: { timeout: 15_000 } },
    // Both of two cores: by itself vitest leaves one to whoever waits for it.
    maxWorkers: '100%',
    coverage: { include: ['src/**'], reporter: ['text-summary', 'html'] },
    projects: [
      // Loading the same modules anew for each file took more than twice as long as the tests.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'wired',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', ...pure],
        },
      },
    ],
  },
});
