/** A fake of Firefox's `trial.ml`, with one engine per extension and one answer per run. */

import type { FirefoxMl } from '../../src/engines/firefox-ml.ts';

export interface FakeFirefoxMlScript {
  output?: string | Error | 'hangs' | { nonsense: true };
  create?: Error;
  progress?: number[];
}

export function fakeFirefoxMl(script: FakeFirefoxMlScript = {}) {
  const listeners = new Set<(progress: { progress?: number }) => void>();
  const seen = { runs: [] as { args: string[] }[], listeners };
  let exists = false;

  const api: FirefoxMl = {
    async createEngine() {
      if (script.create) throw script.create;
      if (exists) throw new Error('Engine already created');
      for (const progress of script.progress ?? [])
        for (const listener of listeners) listener({ progress });
      exists = true;
    },
    async runEngine(request) {
      seen.runs.push(request);
      const { output = 'One.' } = script;
      if (output === 'hangs') return new Promise(() => undefined);
      if (output instanceof Error) throw output;
      return typeof output === 'string' ? [{ summary_text: output }] : output;
    },
    onProgress: {
      addListener: (listener) => listeners.add(listener),
      removeListener: (listener) => listeners.delete(listener),
    },
  };
  return { api, seen };
}
