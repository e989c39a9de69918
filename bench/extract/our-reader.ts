import { readFileSync } from 'node:fs';
import { parseHtml } from '../../src/cli/parse-html.ts';
import {
  type BlockModel,
  type BlockModelFile,
  loadBlockModel,
} from '../../src/extraction/blocks/block-model.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { type ExtractOptions, extractArticle } from '../../src/extraction/extract.ts';
import { nothingRead, type Reading } from './reading.ts';

const models = new Map<string, BlockModel>();

/**
 * The product's own reading of a page, also where it does not look like an article.
 *
 * @param file Of a block model that has not seen the page's site; the shipped one, when absent.
 */
export function readByUs(html: string, url: string | undefined, file?: string): Reading {
  const options: ExtractOptions = file === undefined ? {} : { model: loadModel(file) };
  const document = parseHtml(html, url);
  const start = performance.now();
  const result = extractArticle(document, { kind: 'page', force: true }, options);
  const ms = performance.now() - start;
  const isArticle = extractArticle(parseHtml(html, url), { kind: 'page' }, options).ok;
  if (!result.ok) return { ...nothingRead, ms, isArticle };
  const { title, byline, published, lang, blocks } = detectArticleLanguage(result.value);
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

function loadModel(file: string): BlockModel {
  const known = models.get(file);
  if (known !== undefined) return known;
  const model = loadBlockModel(JSON.parse(readFileSync(file, 'utf8')) as BlockModelFile);
  models.set(file, model);
  return model;
}
