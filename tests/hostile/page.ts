/** One page that an attacker might serve, made from a seed. */

import type { Story } from './story.ts';

/** What a reader may make of it. `any`: nobody could say what the article is, so a refusal is right too. */
export type Expected = 'summary' | 'refusal' | 'any';

export interface HostilePage {
  readonly name: string;
  /** Below the site's address; may hold a query and a fragment that are part of the attack. */
  readonly path: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Made when it is asked for: some are 50 MB. */
  body(): string;
  /** Documents that it loads into its frames, by path. */
  readonly frames: Readonly<Record<string, string>>;
  readonly expected: Expected;
  /** What its article says; every point must be one of its sentences. */
  readonly story: Story;
}

/** What a kind of attack has to say of its page; the rest is the same for most. */
export interface Attack {
  readonly body: string | (() => string);
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly frames?: Readonly<Record<string, string>>;
  /** `summary` unless told. */
  readonly expected?: Expected;
  /** What is appended to the path. */
  readonly query?: string;
}

/** What a kind makes its pages with. */
export interface Making {
  readonly story: Story;
  /** From 0 up to 1. */
  random(): number;
  /** How large things are: 1 is as large as they are ever made. */
  readonly size: number;
}

export type Kind = (making: Making) => Attack;

/** A name that scripts of hostile pages set on whatever world they manage to run in. */
export const flag = 'hostilePageWasHere';

/** A text that would set it, if any text of a page were ever taken for markup. */
export const scriptedText = `<img src=x onerror="globalThis.${flag}=1"><script>${flag}=1</script>`;

/** A whole document around an article's markup. */
export function page(
  { title }: Story,
  inner: string,
  { head = '', attributes = '' }: { head?: string; attributes?: string } = {},
): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head><body ${attributes}>${inner}</body></html>`;
}

/** The article as an honest page has it. */
export function article({ title, paragraphs }: Story): string {
  const text = paragraphs.map((sentences) => `<p>${escaped(sentences.join(' '))}</p>`).join('\n');
  return `<article><h1>${escaped(title)}</h1>${text}</article>`;
}

/** A script that runs when the parser comes to it, and flags the world that it ran in. */
export function script(source: string): string {
  return `<script>globalThis.${flag} = true; ${source}</script>`;
}

/** The event by which a test has a page close what was read of it. */
export const closingEvent = 'hostile-close';

/** A script that runs at that event alone. */
export function closing(source: string): string {
  return `<script>document.addEventListener('${closingEvent}', () => { ${source} }, { once: true });</script>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Some of a list, one at the least. */
export function some<T>(list: readonly T[], random: () => number): T[] {
  const chosen = list.filter(() => random() < 0.5);
  const one = list[Math.floor(random() * list.length)];
  return chosen.length > 0 || one === undefined ? chosen : [one];
}
