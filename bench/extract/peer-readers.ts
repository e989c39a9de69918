import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { loadPeer } from '../peers/install.ts';
import { flowText } from './flow-text.ts';
import { nothingRead, type Reading } from './reading.ts';

interface DefuddleResult {
  readonly title?: unknown;
  readonly author?: unknown;
  readonly published?: unknown;
  readonly language?: unknown;
  readonly content: string;
}

interface DefuddlePackage {
  readonly DefuddleClass: new (
    document: Document,
    options: { url?: string; useAsync: boolean },
  ) => { parse(): DefuddleResult };
}

/** Mozilla's Readability, with `isProbablyReaderable` for its opinion. */
export function readByReadability(html: string, url: string | undefined): Reading {
  const document = parseHtml(html, url);
  const isArticle = isProbablyReaderable(document);
  const start = performance.now();
  const result = new Readability<Node>(document, { serializer: (node) => node }).parse();
  const ms = performance.now() - start;
  if (result === null) return { ...nothingRead, ms, isArticle };
  return {
    title: toLine(result.title) ?? '',
    byline: toLine(result.byline),
    published: toLine(result.publishedTime),
    lang: toLine(result.lang),
    text: result.content ? flowText(result.content) : '',
    ms,
    isArticle,
  };
}

/** Defuddle, kept from asking the network for what the page lacks. It has no opinion. */
export async function readByDefuddle(html: string, url: string | undefined): Promise<Reading> {
  const { DefuddleClass } = await loadPeer<DefuddlePackage>('defuddle/node');
  const document = parseHtml(html, url);
  const start = performance.now();
  const result = new DefuddleClass(document, { ...(url && { url }), useAsync: false }).parse();
  const ms = performance.now() - start;
  return {
    title: toLine(result.title) ?? '',
    byline: toLine(result.author),
    published: toLine(result.published),
    lang: toLine(result.language),
    text: flowText(parseHtml(`<!doctype html><html><body>${result.content}</body></html>`).body),
    ms,
    isArticle: null,
  };
}

/** Metadata that is a line of text: both peers hand on what a page's JSON-LD has, whatever it is. */
function toLine(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
