/** Functions that run in an extension page or the background and control Chromium's built-in AI. */

/** The part of the browser's API that is used here. */
interface Model {
  availability(options: object): Promise<string>;
  readonly prototype: {
    summarize(...args: unknown[]): Promise<string>;
    summarizeStreaming(text: string, options?: { signal?: AbortSignal }): ReadableStream<string>;
  };
}

interface PromptSession {
  promptStreaming(
    text: string,
    options?: { signal?: AbortSignal; responseConstraint?: object },
  ): ReadableStream<string>;
}

interface Global {
  readonly Summarizer: Model;
  readonly LanguageModel: { readonly prototype: PromptSession };
  prompts?: { length: number; isConstrained: boolean }[];
  isStopped?: boolean;
  release?: () => void;
  portions?: number;
}

/** Runs in an extension page. */
export async function availability(): Promise<string> {
  const { Summarizer } = globalThis as unknown as Global;
  const languages = { expectedInputLanguages: ['en'], outputLanguage: 'en' };
  return Promise.race([
    Summarizer.availability({ type: 'key-points', format: 'plain-text', ...languages }),
    new Promise<string>((resume) => setTimeout(() => resume('pending'), 8_000)),
  ]);
}

/**
 * Runs in the background. Lets the first bullet of each answer through and holds the rest until
 * released.
 */
export function holdStreams(): void {
  const here = globalThis as unknown as Global;
  const { prototype } = here.Summarizer;
  const original = prototype.summarizeStreaming;
  const released = new Promise<void>((resume) => {
    here.release = resume;
  });
  prototype.summarizeStreaming = function held(text, options) {
    const stopped = new Promise<void>((resume) =>
      options?.signal?.addEventListener('abort', () => resume()),
    );
    const gate = new TransformStream<string, string>({
      async transform(piece, controller) {
        const [bullet = '', ...rest] = piece.split(/(?<=^\n?\*[^\n]*\n)/);
        controller.enqueue(bullet);
        if (rest.length === 0) return;
        await Promise.race([released, stopped]);
        controller.enqueue(rest.join(''));
      },
    });
    return original.call(this, text, options).pipeThrough(gate);
  };
}

export function releaseStreams(): void {
  (globalThis as unknown as Global).release?.();
}

/** Runs in the background, which has no built-in AI in some browsers. */
export function forgetModel(): void {
  Object.assign(globalThis, { Summarizer: undefined });
}

export function countPortions(): void {
  const here = globalThis as unknown as Global;
  const { prototype } = here.Summarizer;
  const original = prototype.summarize;
  here.portions = 0;
  prototype.summarize = function counted(...args) {
    here.portions = (here.portions ?? 0) + 1;
    return original.apply(this, args);
  };
}

export function countedPortions(): number {
  return (globalThis as unknown as Global).portions ?? 0;
}

/**
 * Runs in the background. Notes each prompt of the Prompt API.
 *
 * @param refuses if true, prompts with a schema are refused, as by a model that supports none
 */
export function notePrompts(refuses: boolean): void {
  const here = globalThis as unknown as Global;
  const { prototype } = here.LanguageModel;
  const original = prototype.promptStreaming;
  const noted: NonNullable<Global['prompts']> = [];
  here.prompts = noted;
  prototype.promptStreaming = function prompt(text, options) {
    const isConstrained = options?.responseConstraint !== undefined;
    noted.push({ length: text.length, isConstrained });
    if (refuses && isConstrained) throw new DOMException('no schema', 'NotSupportedError');
    return original.call(this, text, options);
  };
}

export function notedPrompts(): NonNullable<Global['prompts']> {
  return (globalThis as unknown as Global).prompts ?? [];
}

/** Runs in the background. The model never answers, until the signal is aborted. */
export function silencePrompts(): void {
  const here = globalThis as unknown as Global;
  here.LanguageModel.prototype.promptStreaming = (_text, options) =>
    new ReadableStream({
      start: (controller) =>
        options?.signal?.addEventListener('abort', () => {
          here.isStopped = true;
          controller.error(options.signal?.reason);
        }),
    });
}

export function isPromptStopped(): boolean {
  return (globalThis as unknown as Global).isStopped === true;
}
