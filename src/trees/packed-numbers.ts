/**
 * Whole numbers as printable text, one character for the small ones: what JSON holds without an
 * escape, gzip squeezes well, and a flat loop reads back.
 *
 * A number below 64 is one digit. A larger one gives off a digit of 64 or more, worth its place
 * in base 27, and goes on with the quotient: every number has exactly one spelling.
 */

const lastDigits = 64;
const otherDigits = 27;
/** The digits are the 91 characters from `#` to `~`, but for the backslash. */
const firstCode = 0x23;
const backslash = 0x5c;

/** Writes whole numbers from 0 to 2³² − 1 as text; any other number is a `RangeError`. */
export function packNumbers(numbers: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < numbers.length; i++) {
    let rest = numbers[i] ?? 0;
    if (!Number.isInteger(rest) || rest < 0 || rest > 0xffffffff) {
      throw new RangeError(`${rest} is not a whole number from 0 to 2^32 - 1`);
    }
    while (rest >= lastDigits) {
      text += digit(lastDigits + ((rest - lastDigits) % otherDigits));
      rest = Math.floor((rest - lastDigits) / otherDigits);
    }
    text += digit(rest);
  }
  return text;
}

/** Reads back what `packNumbers` wrote. A number that the end of the text cuts off is dropped. */
export function unpackNumbers(text: string): Uint32Array {
  const numbers = new Uint32Array(text.length);
  let count = 0;
  let number = 0;
  let place = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code - firstCode - (code > backslash ? 1 : 0);
    number += value * place;
    if (value >= lastDigits) {
      place *= otherDigits;
    } else {
      numbers[count++] = number;
      number = 0;
      place = 1;
    }
  }
  return numbers.subarray(0, count);
}

/** Folds the sign in, so that numbers near zero stay small: 0, −1, 1, −2 … become 0, 1, 2, 3 … */
export function foldSign(number: number): number {
  return number < 0 ? -2 * number - 1 : 2 * number;
}

/** Undoes `foldSign`. */
export function unfoldSign(folded: number): number {
  return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
}

function digit(value: number): string {
  const code = firstCode + value;
  return String.fromCharCode(code < backslash ? code : code + 1);
}
