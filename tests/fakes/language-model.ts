/**
 * A fake of Chromium's `LanguageModel`, for what the browser's own echo backend cannot do: errors of
 * every name, stalls, a refused schema.
 */

import type { LanguageModelApi } from '../../src/engines/chromium-prompt.ts';

export interface FakeLanguageModelScript {
  availability?: string | 'hangs' | Error;
  create?: Error;
  progress?: number[];
  /** Context window in characters. */
  quota?: number;
  /** The answer to a prompt; an error ends it, `hangs` stalls it. */
  answer?: (prompt: string) => string | Error | 'hangs';
  /** Refuses prompts with a schema. */
  refusesConstraints?: boolean;
}

const never = () => new Promise<never>(() => undefined);

export function fakeLanguageModel(script: FakeLanguageModelScript = {}) {
  const seen = { prompts: [] as string[], constraints: [] as unknown[], destroyed: 0, cloned: 0 };
  const { quota = 100_000, answer = () => '* One.\n' } = script;
  const session = {
    inputQuota: quota,
    measureInputUsage: async (text: string) => text.length,
    clone: async () => {
      seen.cloned += 1;
      return session;
    },
    promptStreaming(prompt: string, options: { responseConstraint?: object } = {}) {
      seen.prompts.push(prompt);
      seen.constraints.push(options.responseConstraint);
      const left = [answer(prompt)];
      return new ReadableStream<string>({
        async pull(controller) {
          if (script.refusesConstraints && options.responseConstraint)
            return controller.error(named('NotSupportedError'));
          if (prompt.length > quota) return controller.error(named('QuotaExceededError'));
          const next = left.shift();
          if (next === undefined) return controller.close();
          if (next === 'hangs') return never();
          if (next instanceof Error) return controller.error(next);
          controller.enqueue(next);
        },
      });
    },
    destroy: () => {
      seen.destroyed += 1;
    },
  };
  const api = {
    availability: async () => {
      if (script.availability === 'hangs') return never();
      if (script.availability instanceof Error) throw script.availability;
      return script.availability ?? 'available';
    },
    create: async (options: { monitor?(target: EventTarget): void }) => {
      if (script.create) throw script.create;
      const target = new EventTarget();
      options.monitor?.(target);
      for (const loaded of script.progress ?? [])
        target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }));
      return session;
    },
  } as unknown as LanguageModelApi;
  return { api, seen };
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
