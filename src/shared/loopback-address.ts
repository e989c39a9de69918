/** The only addresses that are ever called: this machine's own. */

/**
 * Read from the text itself, not from a parsed URL: a browser takes `127.1`, `0x7f.1` and
 * `localhost` with a full-width dot for this machine, and shows something else.
 */
const pattern = /^(?:http:\/\/)?(localhost|127\.0\.0\.1)(?::([1-9]\d{0,4}))?(?:\/(?:v1\/?)?)?$/i;

const maxPort = 65_535;

/**
 * Reads the address of a server on this machine, as a user may write it: `localhost:11434`,
 * `http://127.0.0.1:1234/v1`.
 *
 * @returns its origin, such as `http://localhost:11434`; nothing for any other address
 */
export function parseLoopbackAddress(text: string): string | undefined {
  const [, host, port] = pattern.exec(text.trim()) ?? [];
  if (host === undefined || Number(port ?? 80) > maxPort) return undefined;
  return `http://${host.toLowerCase()}${port === undefined || port === '80' ? '' : `:${port}`}`;
}

/** The match pattern of a server's host. It is for all ports, since patterns have none in both browsers. */
export function toHostPattern(address: string): string {
  return `http://${new URL(address).hostname}/*`;
}
