/** Counts the bytes that stored values take, because browsers count differently or not at all. */

/**
 * Counts the bytes of a key and the JSON of its value in UTF-8, which is what
 * `StorageArea.getBytesInUse` is documented to measure.
 */
export function getByteLength(key: string, value: unknown): number {
  return getUtf8Length(key) + getUtf8Length(JSON.stringify(value) ?? '');
}

const encoder = new TextEncoder();

/** Counts the bytes of a text in UTF-8. A lone surrogate counts as U+FFFD, as encoders write it. */
export function getUtf8Length(text: string): number {
  return encoder.encode(text).length;
}
