/** Addresses of this machine, the only ones that the extension sends requests to. */

/**
 * Matches the text itself instead of a parsed URL, because browsers also resolve `127.1` and `0x7f.1`
 * to this machine.
 */
const pattern = /^(?:http:\/\/)?(localhost|127\.0\.0\.1)(?::([1-9]\d{0,4}))?(?:\/(?:v1\/?)?)?$/i;

const maxPort = 65_535;

/**
 * Parses the address of a server on this machine as users write it, for example `localhost:11434` or
 * `http://127.0.0.1:1234/v1`.
 *
 * @returns its origin, for example `http://localhost:11434`; `undefined` for any other address
 */
export function parseLoopbackAddress(text: string): string | undefined {
  const [, host, port] = pattern.exec(text.trim()) ?? [];
  if (host === undefined || Number(port ?? 80) > maxPort) return undefined;
  return `http://${host.toLowerCase()}${port === undefined || port === '80' ? '' : `:${port}`}`;
}

/**
 * Returns the match pattern of a server's host. It covers all ports, because match patterns have no
 * ports in Firefox.
 */
export function toHostPattern(address: string): string {
  return `http://${new URL(address).hostname}/*`;
}
