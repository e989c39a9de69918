import { defineConfig } from 'vitest/config';

/** The same tests once in each browser, one file after the other: each file has a browser of its own. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    // What the files import is loaded once: they share the drivers, and each has its own browser.
    isolate: false,
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 90_000,
    projects: (['chromium', 'firefox'] as const).map((name) => ({
      extends: true,
      test: { name, provide: { browserName: name } },
    })),
  },
});
