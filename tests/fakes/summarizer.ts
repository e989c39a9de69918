/**
 * A fake of Chromium's `Summarizer`, for what the browser's echo backend cannot do: every named
 * error, stalls, failures in mid-stream, slow downloads. It writes what the script says.
 */

import type { SummarizerApi } from '../../src/engines/chromium-summarizer.ts';

export interface FakeSummarizerScript {
  availability?: string | 'hangs' | Error;
  /** Languages that it can write; all by default. */
  writes?: string[];
  /** Size of its context window in characters. */
  quota?: number;
  /** Streamed pieces; an error breaks the stream, and `hangs` stalls it. */
  pieces?: (string | Error | 'hangs')[];
  /** Returns the summary of a chunk. */
  portion?: (text: string) => string | Error;
  /** Shares of the download that are reported. */
  progress?: number[];
  create?: Error;
  /** Milliseconds until it is created. */
  createTakes?: number;
  /** Most characters that it accepts in a stream, if that differs from its quota. */
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
