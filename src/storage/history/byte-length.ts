/** Counts the bytes that stored values take, because browsers count differently or not at all. */

/**
 * Counts the bytes of a key and the JSON of its value in UTF-8, which is what
 * `StorageArea.getBytesInUse` is documented to measure.
 */
export function getByteLength(key: string, value: unknown): number {
  return getUtf8Length(key) + getUtf8Length(JSON.stringify(value) ?? '');
}

/** Counts the bytes of a text in UTF-8. A lone surrogate counts as U+FFFD, as encoders write it. */
export function getUtf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(at + 1))) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
