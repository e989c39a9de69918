/**
 * Compiles regular expressions with Unicode classes for the alphabet of the text at hand. The
 * build replaces literals with these patterns (`scripts/unicode-patterns.ts`); sources contain
 * plain literals.
 */

/** A set of characters in which most texts of some languages are written. */
interface Alphabet {
  /** All characters, in ranges of consecutive ones. */
  readonly ranges: readonly string[];
  /** Matches a character outside the alphabet. */
  readonly outside: RegExp;
  /** What a Unicode class is within the alphabet, by the class: `L` → `\u0041-\u005a…`. */
  readonly classes: Map<string, string>;
}

/*
 * Without `ſ` (U+017F): with the flags `i` and `u` it is an `s`, with `i` alone it is not. The
 * Kelvin and Ångström signs, of which the same is true, are in neither alphabet.
 */
const latin = createAlphabet([0, 0x17e], [0x180, 0x24f], [0x2000, 0x20cf]);
/** The scripts up to Sinhala: also Greek, Cyrillic, Arabic, Hebrew and those of India. */
const latinToSinhala = createAlphabet([0, 0x17e], [0x180, 0xdff], [0x2000, 0x20cf]);

const alphabets = [latin, latinToSinhala];

function createAlphabet(...ranges: [first: number, last: number][]): Alphabet {
  const listed = ranges.map(([first, last]) => `${toEscape(first)}-${toEscape(last)}`).join('');
  return {
    ranges: ranges.map(([first, last]) =>
      String.fromCharCode(...Array.from({ length: last - first + 1 }, (_none, at) => first + at)),
    ),
    outside: new RegExp(`[^${listed}]`),
    classes: new Map(),
  };
}

/**
 * A regular expression that is compiled when it is first used, for the alphabet of the text. The
 * class of all letters has 684 ranges, 11 of them in the Latin alphabet. Behaves like a `RegExp` without `lastIndex`.
 */
export class UnicodePattern {
  readonly #compiled = new Map<Alphabet | undefined, RegExp>();

  /**
   * @param source of a regular expression
   * @param flags with `u`
   */
  constructor(
    readonly source: string,
    readonly flags: string,
  ) {}

  exec(text: string): RegExpExecArray | null {
    return this.#compileFor(text).exec(text);
  }

  test(text: string): boolean {
    return this.#compileFor(text).test(text);
  }

  [Symbol.match](text: string): RegExpMatchArray | null {
    return this.#compileFor(text)[Symbol.match](text);
  }

  [Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
    return this.#compileFor(text)[Symbol.matchAll](text);
  }

  [Symbol.replace](text: string, by: string): string {
    return this.#compileFor(text)[Symbol.replace](text, by);
  }

  [Symbol.search](text: string): number {
    return this.#compileFor(text)[Symbol.search](text);
  }

  [Symbol.split](text: string, limit?: number): string[] {
    return this.#compileFor(text)[Symbol.split](text, limit);
  }

  #compileFor(text: string): RegExp {
    const alphabet = alphabets.find(({ outside }) => !outside.test(text));
    let compiled = this.#compiled.get(alphabet);
    if (compiled === undefined) {
      compiled =
        alphabet === undefined
          ? new RegExp(this.source, this.flags)
          : new RegExp(narrow(this.source, alphabet), this.flags.replace('u', ''));
      this.#compiled.set(alphabet, compiled);
    }
    compiled.lastIndex = 0;
    return compiled;
  }
}

/** Returns the source with every Unicode class written as its characters of the alphabet. */
function narrow(source: string, alphabet: Alphabet): string {
  let isInBrackets = false;
  return source.replace(/\\p\{([^}]*)\}|\\.|[[\]]/gs, (token: string, name: string | undefined) => {
    if (name === undefined) {
      if (token === '[' || token === ']') isInBrackets = token === '[';
      return token;
    }
    const characters = listCharacters(name, alphabet);
    return isInBrackets ? characters : `[${characters}]`;
  });
}

/** Returns the characters of a Unicode class within the alphabet, as the inside of brackets. */
function listCharacters(name: string, { ranges, classes }: Alphabet): string {
  const known = classes.get(name);
  if (known !== undefined) return known;
  const runs = new RegExp(`\\p{${name}}+`, 'gu');
  const listed = ranges
    .flatMap((range) => range.match(runs) ?? [])
    .map((run) => `${toEscape(run.charCodeAt(0))}-${toEscape(run.charCodeAt(run.length - 1))}`);
  // Brackets that would be empty get a character that no text in the alphabet contains.
  const characters = listed.join('') || toEscape(0xffff);
  classes.set(name, characters);
  return characters;
}

function toEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
