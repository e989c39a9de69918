/** Schemas that several stored shapes share. */

import * as v from 'valibot';

/** A whole number from 0: a count, an index, an offset, or milliseconds since 1970. */
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A BCP 47 language tag, of which only the length is checked. */
export const LanguageTag = v.pipe(v.string(), v.maxLength(35));

/** Parses a value with a schema; returns `undefined` if it does not match. */
export function parseOrUndefined<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
): T | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}
