import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    setupFiles: ['tests/properties.ts'],
    // A busy machine is no failure; in a long run each property is tried thirty times as often.
    testTimeout: process.env.LONG === '1' ? 150_000 : 20_000,
    coverage: { include: ['src/**'], reporter: ['text-summary', 'html'] },
  },
});
