import { readFileSync } from 'node:fs';
import { parseHtml } from '../../src/cli/parse-html.ts';
import {
  type BlockModel,
  type BlockModelFile,
  loadBlockModel,
} from '../../src/extraction/blocks/block-model.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { type ExtractOptions, extractArticle } from '../../src/extraction/extract.ts';
import { type Extraction, emptyExtraction } from './extraction.ts';

const models = new Map<string, BlockModel>();

/**
 * Extracts a page as the product does, even if it does not look like an article.
 *
 * @param file a block model that was trained without the page's site; the shipped one if missing
 */
export function extractByUs(html: string, url: string | undefined, file?: string): Extraction {
  const options: ExtractOptions = file === undefined ? {} : { model: loadModel(file) };
  const document = parseHtml(html, url);
  const start = performance.now();
  const result = extractArticle(document, { kind: 'page', force: true }, options);
  const ms = performance.now() - start;
  const isArticle = extractArticle(parseHtml(html, url), { kind: 'page' }, options).ok;
  if (!result.ok) return { ...emptyExtraction, ms, isArticle };
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
