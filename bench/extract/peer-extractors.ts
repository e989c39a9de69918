import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { loadPeer } from '../peers/install.ts';
import { type Extraction, emptyExtraction } from './extraction.ts';
import { toPlainText } from './plain-text.ts';

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

/** Extracts a page with Mozilla's Readability, whose classifier is `isProbablyReaderable`. */
export function extractByReadability(html: string, url: string | undefined): Extraction {
  const document = parseHtml(html, url);
  const isArticle = isProbablyReaderable(document);
  const start = performance.now();
  const result = new Readability<Node>(document, { serializer: (node) => node }).parse();
  const ms = performance.now() - start;
  if (result === null) return { ...emptyExtraction, ms, isArticle };
  return {
    title: toLine(result.title) ?? '',
    byline: toLine(result.byline),
    published: toLine(result.publishedTime),
    lang: toLine(result.lang),
    text: result.content ? toPlainText(result.content) : '',
    ms,
    isArticle,
  };
}

/** Extracts a page with Defuddle, without its requests to the network. It has no classifier. */
export async function extractByDefuddle(
  html: string,
  url: string | undefined,
): Promise<Extraction> {
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
    text: toPlainText(parseHtml(`<!doctype html><html><body>${result.content}</body></html>`).body),
    ms,
    isArticle: null,
  };
}

/** Returns metadata if it is text, since both peers pass on any type that a page's JSON-LD has. */
function toLine(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
