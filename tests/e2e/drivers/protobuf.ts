/**
 * Encodes protocol buffers, as far as a few small files need it. Each field is a tag (number and
 * wire type) and a value (https://protobuf.dev/programming-guides/encoding/).
 */

/** Encodes a field with text, bytes or a message. */
export function field(number: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([tag(number, 2), varint(bytes.length), bytes]);
}

/** Encodes a field with an integer or an enum. */
export function integer(number: number, value: number): Buffer {
  return Buffer.concat([tag(number, 0), varint(value)]);
}

/** Encodes a field with a 32-bit float. */
export function float(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(number, 5), bytes]);
}

/** Encodes an entry of a map field. */
export function entry(number: number, key: string, value: Buffer): Buffer {
  return field(number, message(field(1, key), field(2, value)));
}

/** Encodes a `google.protobuf.Any`: a message with the name of its type. */
export function any(type: string, value: Buffer): Buffer {
  return message(field(1, `type.googleapis.com/${type}`), field(2, value));
}

/** Concatenates fields to a message. */
export function message(...fields: readonly Buffer[]): Buffer {
  return Buffer.concat(fields);
}

function tag(number: number, wireType: number): Buffer {
  return varint((number << 3) | wireType);
}

/** Encodes seven bits per byte, lowest first; the eighth bit says that more follow. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const more = rest > 127 ? 128 : 0;
    bytes.push((rest & 127) | more);
    rest >>>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
}
