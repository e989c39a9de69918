/** Schemas that several stored shapes have in common. */

import * as v from 'valibot';

/** A whole number from 0: a count, an index, an offset, or milliseconds since 1970. */
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A BCP 47 language tag, as far as its length goes. */
export const LanguageTag = v.pipe(v.string(), v.maxLength(35));

/** What `schema` makes of a value; `undefined` for one that does not match it. */
export function parseOrUndefined<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
): T | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}
