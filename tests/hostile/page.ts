/** A page that an attacker might serve, generated from a seed. */

import type { Story } from './story.ts';

/** The expected outcome. `any`: it is unclear what the article is, so a refusal is right too. */
export type Expected = 'summary' | 'refusal' | 'any';

export interface HostilePage {
  readonly name: string;
  /** Path below the site; a query and a fragment may be part of the attack. */
  readonly path: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Generated on demand, as some are 50 MB. */
  body(): string;
  /** Documents of its frames, by path. */
  readonly frames: Readonly<Record<string, string>>;
  readonly expected: Expected;
  /** Text of its article; every point must be one of its sentences. */
  readonly story: Story;
}

/** The properties of a page that differ between attacks. */
export interface Attack {
  readonly body: string | (() => string);
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly frames?: Readonly<Record<string, string>>;
  /** The default is `summary`. */
  readonly expected?: Expected;
  /** Appended to the path. */
  readonly query?: string;
}

/** The input from which a kind generates its pages. */
export interface Making {
  readonly story: Story;
  /** Returns a number from 0 up to 1, exclusive. */
  random(): number;
  /** Relative size of the attack; 1 is the greatest. */
  readonly size: number;
}

export type Kind = (making: Making) => Attack;

/** Global that scripts of hostile pages set in whatever world they run. */
export const flag = 'hostilePageWasHere';

/** Text that sets the flag if it is ever parsed as markup. */
export const scriptedText = `<img src=x onerror="globalThis.${flag}=1"><script>${flag}=1</script>`;

/** Wraps an article's markup in a whole document. */
export function page(
  { title }: Story,
  inner: string,
  { head = '', attributes = '' }: { head?: string; attributes?: string } = {},
): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head><body ${attributes}>${inner}</body></html>`;
}

/** Returns the markup of the article on a harmless page. */
export function article({ title, paragraphs }: Story): string {
  const text = paragraphs.map((sentences) => `<p>${escaped(sentences.join(' '))}</p>`).join('\n');
  return `<article><h1>${escaped(title)}</h1>${text}</article>`;
}

/** Returns a script element that runs during parsing and sets the flag. */
export function script(source: string): string {
  return `<script>globalThis.${flag} = true; ${source}</script>`;
}

/** The event by which a test makes the page collapse its article. */
export const closingEvent = 'hostile-close';

/** Returns a script that runs only at that event. */
export function closing(source: string): string {
  return `<script>document.addEventListener('${closingEvent}', () => { ${source} }, { once: true });</script>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Returns a random part of a list with at least one item. */
export function some<T>(list: readonly T[], random: () => number): T[] {
  const chosen = list.filter(() => random() < 0.5);
  const one = list[Math.floor(random() * list.length)];
  return chosen.length > 0 || one === undefined ? chosen : [one];
}
