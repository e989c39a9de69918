import { createServer, type ServerResponse } from 'node:http';
import type { HostilePage } from '../hostile/page.ts';

/** Serves hostile pages on loopback, each at its own path with its frames. */
export interface HostileSite {
  url(page: HostilePage): string;
  close(): Promise<void>;
}

export async function openHostileSite(pages: readonly HostilePage[]): Promise<HostileSite> {
  const byPath = new Map(pages.map((page) => [getPath(page.path), page]));
  let last: HostilePage | undefined;
  const server = createServer((request, response) => {
    const path = getPath(request.url ?? '/');
    const page = byPath.get(path);
    // A frame belongs to the page that was requested before it.
    if (page) last = page;
    const frame = last?.frames[path];
    if (page) send(response, page.body(), page.type, page.headers);
    else if (frame !== undefined) send(response, frame, 'text/html', {});
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: ({ path }) => `http://127.0.0.1:${port}${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function send(
  response: ServerResponse,
  body: string,
  type: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
}

function getPath(address: string): string {
  return address.split('?', 1)[0] ?? address;
}
