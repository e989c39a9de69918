import { connect, type Socket } from 'node:net';

/** A remote control of a running Firefox. */
export interface Marionette {
  /** Sends a command such as `WebDriver:Navigate` and returns its result. */
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown>;
  /** Closes the socket; Firefox keeps running. */
  disconnect(): void;
}

type Message = readonly [
  type: 0 | 1,
  id: number,
  error: { readonly error: string; readonly message: string } | null,
  result: unknown,
];

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Connects to Marionette, Firefox's remote control, without a driver program.
 *
 * Protocol: every packet is its length in bytes, a colon, and JSON. A command is `[0, id, name,
 * parameters]`, its result `[1, id, error, result]`, and the server sends a greeting first
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 *
 * @param port on loopback
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  await new Promise<void>((greeted, failed) => {
    socket.once('error', failed);
    onPacket(socket, (packet) => {
      if (isMessage(packet)) answer(waiting, packet);
      else greeted();
    });
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection'));
    waiting.clear();
  });
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const text = JSON.stringify([0, lastId, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    disconnect: () => void socket.destroy(),
  };
}

function answer(waiting: Map<number, Waiting>, [, id, error, result]: Message): void {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
  else asked?.resolve(result);
}

/** Splits the stream into packets; a chunk may contain several, or a part of one. */
function onPacket(socket: Socket, handle: (packet: unknown) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (piece) => {
    rest = Buffer.concat([rest, piece]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, colon));
      if (colon < 0 || rest.length < end) return;
      handle(JSON.parse(rest.subarray(colon + 1, end).toString()));
      rest = rest.subarray(end);
    }
  });
}

function isMessage(packet: unknown): packet is Message {
  return Array.isArray(packet);
}
