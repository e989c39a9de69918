import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, extname, join, resolve } from 'node:path';
import { lateByMs, latePicture, type Obstacle, obstaclePage } from './obstacle-page.ts';
import { samplePdf } from './sample-pdfs.ts';
import { appPage, storyPage } from './story.ts';
import { storyPageAt } from './story-pages.ts';

/** A web site on loopback that serves files of this repository. */
export interface Site {
  /**
   * Returns the address of a page. `/name.html` is a file in one of the site's folders; a query
   * changes how it is served:
   *
   * - `hold` withholds the document's end until `release` is called;
   * - `csp` forbids everything that a policy can forbid;
   * - `sandbox` makes its origin opaque;
   * - `status=503` responds with that status.
   *
   * `/framed?page=/name.html` shows a page in a frame, with `origin=other` in a cross-origin one.
   * `/redirect?to=/name.html` redirects twice. `/document.pdf` is a PDF, and so is `/document`,
   * whose address does not say so; `/report.pdf?kind=…` is one of `samplePdf`, which the browser may
   * not keep with `no-store`; `/empty` is a page without text. `/story?n=12` is an article, a
   * different one for each number, and `/app` shows several at one address. `/obstacle?kind=header`
   * is an article with an obstacle to its sentences. `storyPageAt` lists pages whose address alone
   * does not identify their article.
   */
  url(path: string): string;
  /** Releases all withheld pages. */
  release(): void;
  /** Requested paths with their queries, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const strictPolicy = "default-src 'none'; require-trusted-types-for 'script'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @param folders searched for a path's file, in order */
export async function openSite(...folders: readonly string[]): Promise<Site> {
  const asked: string[] = [];
  const held = new Set<() => void>();
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    respond(request, response, folders, held).catch((error) => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const release = () => {
    for (const finish of held) finish();
    held.clear();
  };
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    release,
    asked,
    close: async () => {
      release();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  folders: readonly string[],
  held: Set<() => void>,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  if (url.pathname === '/picture') {
    await new Promise((resume) => setTimeout(resume, lateByMs));
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(latePicture);
    return;
  }
  const made = madeUp(url);
  if (made) {
    response.writeHead(made.status, made.headers).end(made.body);
    return;
  }
  const text = await fileText(folders, url.pathname);
  const headers: Record<string, string> = {
    'content-type': types[extname(url.pathname)] ?? 'application/octet-stream',
  };
  const policy = [
    url.searchParams.has('csp') ? strictPolicy : '',
    url.searchParams.has('sandbox') ? 'sandbox' : '',
  ].filter(Boolean);
  if (policy.length > 0) headers['content-security-policy'] = policy.join('; ');
  response.writeHead(Number(url.searchParams.get('status') ?? 200), headers);
  if (!url.searchParams.has('hold')) {
    response.end(text);
    return;
  }
  const end = text.lastIndexOf('</body>');
  response.write(text.slice(0, end));
  held.add(() => response.end(text.slice(end)));
}

interface Made {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: string | Buffer;
}

/** Serves the paths that are not files. */
function madeUp({ pathname, searchParams, port }: URL): Made | undefined {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  switch (pathname) {
    case '/framed': {
      const origin = searchParams.get('origin') === 'other' ? `http://localhost:${port}` : '';
      const source = `src="${origin}${searchParams.get('page')}" width="800" height="600"`;
      if (searchParams.has('embed'))
        return { status: 200, headers: html, body: page('An embedded file', `<embed ${source}>`) };
      const frame = `<iframe ${source}>`;
      return { status: 200, headers: html, body: page('A frame', `${frame}</iframe>`) };
    }
    case '/redirect': {
      const to = searchParams.get('to') ?? '/';
      const location = searchParams.has('last')
        ? to
        : `/redirect?last&to=${encodeURIComponent(to)}`;
      return { status: 302, headers: { location } };
    }
    case '/document':
    case '/document.pdf':
      return {
        status: 200,
        headers: { 'content-type': 'application/pdf' },
        body: samplePdf('blank'),
      };
    case '/report.pdf':
      return {
        status: 200,
        headers: {
          'content-type': 'application/pdf',
          ...(searchParams.has('no-store') && { 'cache-control': 'no-store' }),
        },
        body: samplePdf(searchParams.get('kind') ?? 'report'),
      };
    case '/story':
      return { status: 200, headers: html, body: storyPage(Number(searchParams.get('n'))) };
    case '/app':
      return { status: 200, headers: html, body: appPage() };
    case '/obstacle': {
      const kind = searchParams.get('kind') as Obstacle;
      return { status: 200, headers: html, body: obstaclePage(kind) };
    }
    case '/empty':
      return { status: 200, headers: html, body: page('', '') };
    case '/favicon.ico':
      return { status: 204, headers: {} };
    default: {
      const body = storyPageAt(pathname, searchParams);
      return body === undefined ? undefined : { status: 200, headers: html, body };
    }
  }
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><body>${body}</body></html>`;
}

async function fileText(folders: readonly string[], path: string): Promise<string> {
  const name = basename(path);
  for (const folder of folders) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new Error(`No ${name} in ${folders.map((folder) => resolve(folder)).join(', ')}`);
}
