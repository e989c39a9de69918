/** Attributes, lists of links, addresses and metadata are read only up to a limit. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { extractArticle } from '../../src/extraction/extract.ts';
import { readMetadata } from '../../src/extraction/metadata/metadata.ts';
import { readPageMetadata } from '../../src/extraction/metadata/page-metadata.ts';
import { findNextPage } from '../../src/extraction/page/pagination.ts';
import { livePage, page } from './pages.ts';

/** Returns all selectors that are used while `work` runs. */
function selectorsAskedBy(document: Document, work: () => void): string[] {
  const asked: string[] = [];
  for (const name of ['querySelector', 'querySelectorAll', 'matches', 'closest'] as const)
    for (const node of [document, document.body]) {
      const owner = findOwner(node, name);
      const original = owner?.[name];
      if (!owner || !original || vi.isMockFunction(original)) continue;
      vi.spyOn(owner, name).mockImplementation(function (this: Element, selector: string) {
        asked.push(selector);
        return original.call(this, selector);
      });
    }
  work();
  vi.restoreAllMocks();
  return asked;
}

type Asked = Record<string, (this: Element, selector: string) => unknown>;

/** Returns the prototype that defines a member of a node. */
function findOwner(node: Node, name: string): Asked | undefined {
  for (let at: object | null = node; at; at = Object.getPrototypeOf(at))
    if (Object.hasOwn(at, name)) return at as Asked;
  return undefined;
}

/** Returns the length of the longest string that is searched, split or matched during `work`. */
function longestLookedAt(work: () => void): number {
  let longest = 0;
  const note = (text: unknown) => {
    longest = Math.max(longest, `${text}`.length);
  };
  const restore = [
    ...(['toLowerCase', 'includes', 'split', 'replace', 'match', 'trim'] as const).map((name) =>
      intercept(String.prototype, name, (text) => note(text)),
    ),
    ...(['test', 'exec'] as const).map((name) =>
      intercept(RegExp.prototype, name, (_pattern, [text]) => note(text)),
    ),
  ];
  work();
  for (const each of restore) each();
  return longest;
}

/** Reports the calls of a method without storing them. Returns a function that ends it. */
function intercept<T extends object>(
  owner: T,
  name: keyof T,
  tell: (self: unknown, args: readonly unknown[]) => void,
): () => void {
  const original = owner[name] as (this: unknown, ...args: unknown[]) => unknown;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    tell(this, args);
    return original.apply(this, args);
  } as T[keyof T];
  return () => {
    owner[name] = original as T[keyof T];
  };
}

describe('an excessive length', () => {
  afterEach(() => vi.restoreAllMocks());

  const prose =
    '<p>The council met on Tuesday, and the cookies of the ferry were on its list.</p>'.repeat(3);

  it('is not read by selectors, which use neither parts of attributes nor ancestors', () => {
    const story = `<article class="entry"><h2>A story</h2>${prose.repeat(3)}<button>Accept all</button></article>`;
    const document = livePage(`<h1>Two stories</h1>${story}${story}`);
    const asked = selectorsAskedBy(document, () => {
      extractArticle(document, { kind: 'page' });
      extractArticle(document, { kind: 'page', force: true });
    });
    expect(asked.length).toBeGreaterThan(10);
    const isCheap = (selector: string) =>
      selector
        .split(/\s*,\s*/)
        .every((one) => /^(?:\*|[\w-]*(?:\[[\w-]+(?:="[\w/+:.-]+"(?: i)?)?\])*)$/.test(one));
    expect([...new Set(asked)].filter((selector) => !isCheap(selector))).toEqual([]);
  });

  it('is read only up to a limit in an attribute', () => {
    const document = page(`${prose.repeat(3)}${'<i></i><a></a><time></time>'.repeat(10)}`);
    const names = ['class', 'id', 'role', 'itemprop', 'rel', 'style', 'href', 'datetime', 'title'];
    const { documentElement, body } = document;
    for (const name of ['lang', 'dir'])
      for (const element of [documentElement, body])
        element.setAttribute(name, 'k '.repeat(50_000));
    for (const element of document.querySelectorAll('i, a, time, p'))
      for (const name of names) element.setAttribute(name, `x${'k'.repeat(100_000)}`);
    const longest = longestLookedAt(() => {
      extractArticle(document, { kind: 'page', force: true });
    });
    expect(longest).toBeGreaterThan(900);
    expect(longest).toBeLessThan(5_000);
  });

  it('is limited to one hundred parsed addresses in a list of links', () => {
    const document = page(
      '<a rel="next" href="/x">More</a><a href="/y/2">2</a>'.repeat(2_000),
      '<link rel="next" href="/x"><link rel="canonical" href="">'.repeat(2_000),
    );
    const parsed = vi.spyOn(URL, 'canParse');
    const facts = readPageMetadata(document);
    findNextPage(facts);
    readMetadata(facts);
    expect(parsed.mock.calls.length).toBeLessThan(200);
  });

  it('is cut in the base address', () => {
    const document = page('<a rel="next" href="2">2</a>'.repeat(200));
    const endless = `https://example.org/2026/03/a-story/?q=${'q'.repeat(100_000)}#${'f'.repeat(100_000)}`;
    Object.defineProperty(document, 'baseURI', { value: endless });
    const parsed = vi.spyOn(URL, 'canParse');
    findNextPage(readPageMetadata(document));
    const lengths = parsed.mock.calls.map(([, base]) => `${base ?? ''}`.length);
    expect(Math.max(...lengths)).toBeLessThan(5_000);
  });

  it('is cut in metadata, and at three million characters of JSON-LD', () => {
    const script = `<script type="application/ld+json">{"@type":"Thing","name":"${'n'.repeat(900_000)}"}</script>`;
    const meta = `<meta name="author" content="${' '.repeat(50_000)}A"><meta name="${' '.repeat(50_000)}b" content="B">`;
    const document = page('', script.repeat(8) + meta);
    const parsed = vi.spyOn(JSON, 'parse');
    const trimmed = vi.spyOn(String.prototype, 'trim');
    readMetadata(readPageMetadata(document));
    const characters = parsed.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    expect(characters).toBeGreaterThan(900_000);
    expect(characters).toBeLessThan(4_000_000);
    const longest = Math.max(...trimmed.mock.contexts.map((text) => `${text}`.length));
    expect(longest).toBeLessThan(20_000);
  });
});
