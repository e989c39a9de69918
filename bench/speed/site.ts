import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on loopback. */
export interface Site {
  readonly origin: string;
  close(): void;
}

/**
 * Serves pages by their index. Their scripts do not run and nothing is fetched from elsewhere, so
 * that the product is measured and not the pages' advertisements.
 */
export async function servePages(pages: readonly { html(): string }[]): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))];
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    response.end(page?.html() ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
