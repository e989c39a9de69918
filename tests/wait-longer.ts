/**
 * `vi.waitFor` gives up after a second, which a busy machine may need for a single step. Here it has
 * most of a test's own time; what is awaited usually comes within milliseconds all the same.
 */

import { vi } from 'vitest';

const timeoutMs = 15_000;
const { waitFor } = vi;

vi.waitFor = (callback, options) =>
  waitFor(
    callback,
    typeof options === 'number' ? options : { timeout: timeoutMs, interval: 20, ...options },
  );
