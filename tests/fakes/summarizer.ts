/**
 * A stand-in for Chromium's `Summarizer`, for what the browser's own echo backend cannot do: errors
 * of every name, stalls, failure in mid-stream, slow downloads. It writes what it is told to.
 */

import type { SummarizerApi } from '../../src/engines/chromium-summarizer.ts';

export interface FakeSummarizerScript {
  availability?: string | 'hangs' | Error;
  /** Languages that it writes; any unless told. */
  writes?: string[];
  /** Characters that fit its window. */
  quota?: number;
  /** What it streams, piece by piece; an error breaks the stream, `hangs` stalls it. */
  pieces?: (string | Error | 'hangs')[];
  /** What it makes of a portion. */
  portion?: (text: string) => string | Error;
  /** Shares told while it is made ready. */
  progress?: number[];
  create?: Error;
  /** Milliseconds until it is ready. */
  createTakes?: number;
  /** Characters that it takes in a stream, where it counts those otherwise than it measures. */
  streams?: number;
}

const never = () => new Promise<never>(() => undefined);

export function fakeSummarizer(script: FakeSummarizerScript = {}) {
  const seen = { created: [] as unknown[], inputs: [] as string[], destroyed: 0 };
  const { quota = 100_000, pieces = ['* One.\n'], portion = (text) => text.slice(0, 40) } = script;

  const instance = {
    inputQuota: quota,
    measureInputUsage: async (text: string) => text.length,
    async summarize(text: string) {
      const answer = portion(text);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    summarizeStreaming(text: string) {
      seen.inputs.push(text);
      const { streams = Number.POSITIVE_INFINITY } = script;
      const tooLong = Object.assign(new Error('too long'), { name: 'QuotaExceededError' });
      const left = text.length > streams ? [tooLong] : [...pieces];
      return new ReadableStream<string>({
        async pull(controller) {
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
    availability: async ({ outputLanguage = '' } = {}) => {
      if (script.availability === 'hangs') return never();
      if (script.availability instanceof Error) throw script.availability;
      if (script.writes && !script.writes.includes(outputLanguage)) return 'unavailable';
      return script.availability ?? 'available';
    },
    create: async (options: { monitor?(target: EventTarget): void }) => {
      seen.created.push(options);
      if (script.create) throw script.create;
      if (script.createTakes) await new Promise((ready) => setTimeout(ready, script.createTakes));
      const target = new EventTarget();
      options.monitor?.(target);
      for (const loaded of script.progress ?? []) {
        target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }));
      }
      return instance;
    },
  } as unknown as SummarizerApi;

  return { api, seen };
}
