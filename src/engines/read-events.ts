/**
 * Reads the text of a server's answer: a stream of events, a stream of lines, or one JSON object.
 */

import * as v from 'valibot';
import { ModelError } from './errors.ts';

/** UTF-16 units; a longer answer is cut off. */
const maxAnswerChars = 500_000;

const Text = v.nullish(v.string());
const Message = v.nullish(v.object({ content: Text }));

/** The fields of an event in all dialects. Reasoning has fields of its own, which are ignored. */
const Event = v.object({
  choices: v.optional(v.array(v.object({ delta: Message, message: Message }))),
  message: Message,
  error: v.optional(v.unknown()),
});

/**
 * Yields the text of each event; `''` for one without text, which shows that the model is still
 * working.
 *
 * @param signal cancels the reading, and with it the connection
 * @throws `ModelError` if the answer is malformed, is cut off, or reports an error; the reason of
 *   the signal once that is aborted
 */
export async function* readEvents(
  response: Response,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  let length = 0;
  for await (const line of readLines(response, signal)) {
    const data = line.replace(/^data:/, '').trim();
    // Comments keep a connection open. Only OpenAI's dialect has an end marker.
    if (data === '' || data.startsWith(':') || data.startsWith('event:')) continue;
    if (data === '[DONE]') return;
    const text = readEvent(data);
    length += text.length;
    if (length > maxAnswerChars) return;
    yield text;
  }
}

function readEvent(data: string): string {
  const event = v.safeParse(Event, parseJson(data));
  if (!event.success) throw new ModelError('UnexpectedAnswer', 'not an event');
  const { choices, message, error } = event.output;
  if (error !== undefined) {
    const isTooLong = /context|too long|exceed/i.test(JSON.stringify(error).slice(0, 2_000));
    throw new ModelError(isTooLong ? 'QuotaExceededError' : 'UnexpectedAnswer', 'an error');
  }
  const [choice] = choices ?? [];
  return choice?.delta?.content ?? choice?.message?.content ?? message?.content ?? '';
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

async function* readLines({ body }: Response, signal?: AbortSignal): AsyncGenerator<string> {
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  // Node 20 may forget the signal of a request that has been answered.
  signal?.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      signal?.throwIfAborted();
      // Both browsers report a broken connection as a TypeError.
      throw error instanceof TypeError ? new ModelError('ServerUnreachable', 'broken off') : error;
    });
    // A connection that was closed by us ends like a complete answer, but is none.
    if (done) signal?.throwIfAborted();
    if (done) break;
    rest += value;
    if (rest.length > maxAnswerChars)
      throw new ModelError('UnexpectedAnswer', 'a line without end');
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
