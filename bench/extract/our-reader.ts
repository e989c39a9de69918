import { read } from '../../src/article/read.ts';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { nothingRead, type Reading } from './reading.ts';

/**
 * The product's own reading of a page, also where it does not look like an article.
 *
 * @param _folds Folder of block models that were each trained without some of the hosts.
 */
export function readByUs(html: string, url: string | undefined, _folds?: string): Reading {
  const document = parseHtml(html, url);
  const start = performance.now();
  const result = read(document, { kind: 'page', anyway: true });
  const ms = performance.now() - start;
  const isArticle = read(parseHtml(html, url), { kind: 'page' }).ok;
  if (!result.ok) return { ...nothingRead, ms, isArticle };
  const { title, byline, published, lang, blocks } = result.value;
  return {
    title,
    byline: byline ?? null,
    published: published ?? null,
    lang: lang === 'und' ? null : lang,
    text: blocks.map((block) => block.text).join('\n'),
    ms,
    isArticle,
  };
}
