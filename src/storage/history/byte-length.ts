/** How much room a stored value takes, by our own count: browsers count differently, or not at all. */

/**
 * Bytes of a key and its value as the storage areas hold them: the key and the value's JSON in
 * UTF-8, which is what `StorageArea.getBytesInUse` is documented to measure.
 */
export function getByteLength(key: string, value: unknown): number {
  return getUtf8Length(key) + getUtf8Length(JSON.stringify(value) ?? '');
}

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8; a surrogate without its pair counts as U+FFFD, as encoders write it. */
export function getUtf8Length(text: string): number {
  return encoder.encode(text).length;
}
