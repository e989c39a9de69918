/**
 * A fake model server with the dialects of real ones. `npm run model-server` runs a real one.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeServerScript {
  dialect?: 'llama.cpp' | 'ollama' | 'lm-studio' | 'bare';
  models?: string[];
  /** The key that it requires. */
  key?: string;
  /** Refuses POST requests of other origins, as Ollama does. */
  origins?: string[];
  /** Redirects every request there. */
  redirectTo?: string;
  /** Answers every request with this text, like a server of another kind. */
  page?: string;
  /** The answer to a prompt, or its pieces; `breaks` ends the connection, `hangs` keeps it open. */
  answer?: (prompt: string) => string | readonly string[];
  /** Milliseconds until the first word. */
  delayMs?: number;
  /** Refuses requests with a schema. */
  refusesSchemas?: boolean;
  /** Refuses longer prompts. */
  maxPromptChars?: number;
  /** Answers in one piece, even if a stream was requested. */
  neverStreams?: boolean;
}

export interface ServerRequest {
  readonly method: string;
  readonly path: string;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  readonly body: Record<string, unknown> | undefined;
}

export interface FakeModelServer {
  readonly address: string;
  readonly requests: readonly ServerRequest[];
  /** Number of answers whose connection the client closed early. */
  readonly closedByClient: number;
  /** Can be replaced at any time. */
  script: FakeServerScript;
  close(): Promise<void>;
}

/** Starts a fake server on a free port, or on the given one. */
export async function openModelServer(
  script: FakeServerScript = {},
  port = 0,
): Promise<FakeModelServer> {
  const requests: ServerRequest[] = [];
  const state = { script, closedByClient: 0 };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url: path = '', headers } = request;
      requests.push({ method, path, origin: headers.origin, cookie: headers.cookie, body });
      response.on('close', () => {
        if (!response.writableFinished) state.closedByClient += 1;
      });
      answer(state.script, request, body, response);
    });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get closedByClient() {
      return state.closedByClient;
    },
    get script() {
      return state.script;
    },
    set script(next) {
      state.script = next;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<ServerRequest['body']> {
  let text = '';
  for await (const piece of request) text += piece;
  return text === '' ? undefined : JSON.parse(text);
}

function answer(
  script: FakeServerScript,
  request: IncomingMessage,
  body: ServerRequest['body'],
  response: ServerResponse,
): unknown {
  const { origins, key, redirectTo, page, dialect = 'llama.cpp' } = script;
  const { origin, authorization } = request.headers;
  const isRefused = origins && origin !== undefined && !origins.includes(origin);
  if (isRefused && request.method !== 'GET') return end(response, 403, '');
  // All servers but Ollama allow every origin.
  if (dialect !== 'ollama') response.setHeader('Access-Control-Allow-Origin', origin ?? '*');
  response.setHeader('Access-Control-Allow-Headers', '*');
  if (request.method === 'OPTIONS') return end(response, 204, '');
  if (redirectTo !== undefined) {
    response.setHeader('Location', redirectTo);
    return end(response, 302, '');
  }
  if (page !== undefined) return end(response, 200, page);
  if (key !== undefined && authorization !== `Bearer ${key}`) return end(response, 401, '{}');
  const list = listed(script, request.url ?? '');
  if (list !== undefined) return end(response, 200, JSON.stringify(list));
  const chat = dialect === 'ollama' ? '/api/chat' : '/v1/chat/completions';
  if (request.url === chat && body) return chatWith(script, body, response);
  if (dialect === 'lm-studio') return end(response, 200, '{"error":"Unexpected endpoint"}');
  return end(response, 404, '{"error":"not found"}');
}

function end(response: ServerResponse, status: number, text: string): unknown {
  response.statusCode = status;
  return response.end(text);
}

const sizes = { bytes: 98_362_432, context: 4_096 };

function listed(
  { dialect = 'llama.cpp', models = ['small-model'] }: FakeServerScript,
  path: string,
) {
  const data = models.map((id) => ({ id, object: 'model' }));
  const meta = { n_ctx: sizes.context, size: sizes.bytes };
  switch (`${dialect} ${path}`) {
    case 'llama.cpp /v1/models':
      return { data: data.map((model) => ({ ...model, meta })) };
    case 'llama.cpp /api/tags':
      return { models: models.map((name) => ({ name, size: '' })) };
    case 'lm-studio /v1/models':
    case 'bare /v1/models':
      return { data };
    case 'lm-studio /api/v0/models':
      return { data: data.map((model) => ({ ...model, max_context_length: sizes.context })) };
    case 'ollama /api/tags':
      return { models: models.map((name) => ({ name, size: sizes.bytes })) };
    case 'ollama /api/show':
      return { model_info: { 'general.name': 'x', 'llama.context_length': sizes.context } };
    default:
      return undefined;
  }
}

async function chatWith(
  script: FakeServerScript,
  body: Record<string, unknown>,
  response: ServerResponse,
): Promise<unknown> {
  const { dialect, models = ['small-model'], delayMs = 0, neverStreams = false } = script;
  const { model, messages } = body as { model: string; messages: { content: string }[] };
  const prompt = messages[0]?.content ?? '';
  if (!models.includes(model)) return end(response, 404, `{"error":"model '${model}' not found"}`);
  if (script.refusesSchemas && ('response_format' in body || 'format' in body))
    return end(response, 400, '{"error":"response_format is not supported"}');
  if (prompt.length > (script.maxPromptChars ?? Number.POSITIVE_INFINITY))
    return end(response, 400, '{"error":{"message":"the request exceeds the context size"}}');
  const said = script.answer?.(prompt) ?? 'People read to learn what others know.';
  const pieces = typeof said === 'string' ? (said.match(/[\s\S]{1,12}/g) ?? []) : said;
  if (neverStreams) {
    const whole = { choices: [{ message: { content: pieces.join('') }, finish_reason: 'stop' }] };
    return end(response, 200, JSON.stringify(whole));
  }
  response.setHeader('Content-Type', 'text/event-stream');
  response.flushHeaders();
  await new Promise((resume) => setTimeout(resume, delayMs));
  for (const piece of pieces) {
    if (piece === 'hangs' || response.destroyed) return undefined;
    if (piece === 'breaks') return response.destroy();
    response.write(toEvent(dialect, piece));
    await new Promise((resume) => setTimeout(resume, 1));
  }
  return response.end(
    dialect === 'ollama' ? '{"message":{"content":""},"done":true}\n' : 'data: [DONE]\n\n',
  );
}

function toEvent(dialect: FakeServerScript['dialect'], content: string): string {
  return dialect === 'ollama'
    ? `${JSON.stringify({ message: { content }, done: false })}\n`
    : `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
}

/** Returns the sentences that a prompt for choosing lists, in order. */
export function readNumberedSentences(prompt: string): string[] {
  return [...prompt.matchAll(/^\[\d+\] (.*)$/gm)].map(([, sentence = '']) => sentence);
}
