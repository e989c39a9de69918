/**
 * Declares the `URL` class for modules without a DOM. Every host has it (browsers, workers, Node),
 * but the ECMAScript library does not declare it.
 */
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  hash: string;
  readonly host: string;
  readonly hostname: string;
  href: string;
  readonly origin: string;
  readonly pathname: string;
  readonly protocol: string;
  search: string;
  readonly searchParams: {
    delete(name: string): void;
    get(name: string): string | null;
    keys(): IterableIterator<string>;
    readonly size: number;
  };
}
