/**
 * Pages that go on and on: below the end of an article the next one is loaded, and the address
 * changes when it comes into view. What is read then is the one in view alone.
 */

import type { Article } from '../article/article.ts';
import { asBuiltIn } from '../article/built-in.ts';
import { articleLimits } from '../article/limits.ts';
import { textHash } from '../article/text-hash.ts';
import { walk } from '../article/walk.ts';
import { timed } from './clock.ts';

/** Characters below which an `<article>` is a teaser or a comment. */
const shortArticle = 1_500;
/** Where on the screen an article's top must be for it to be the one in view. */
const eyeLevel = 0.5;

/**
 * The article that the reader is looking at, where the page holds several, one below the other, each
 * with a first-level heading of its own.
 *
 * @returns nothing where there is but one
 */
export function articleInView(document: Document): Element | undefined {
  const articles = [...document.querySelectorAll('article')].filter(isWhole);
  if (articles.length < 2) return undefined;
  const line = (document.defaultView?.innerHeight ?? 0) * eyeLevel;
  return articles.findLast((article) => article.getBoundingClientRect().top <= line) ?? articles[0];
}

function isWhole(element: Element): boolean {
  const isInner = element.parentElement && asBuiltIn(element.parentElement).closest('article');
  const length = element.textContent?.length ?? 0;
  return !isInner && element.querySelector('h1') !== null && length >= shortArticle;
}

/**
 * What was read, without all that stands outside of one element. What the page says of itself, its
 * author and date, it says of the first article; so that goes too unless this is the first.
 */
export function onlyWithin(document: Document, article: Article, element: Element): Article {
  const { blocks: walked, elements } = walk(document, timed);
  const inside = new Set(
    walked.filter((block) => contains(element, elements[block.element])).map(({ text }) => text),
  );
  const heading = element.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim();
  const blocks = article.blocks.filter(({ text }) => inside.has(text) && text !== heading);
  if (blocks.length === 0 || blocks.length === article.blocks.length) return article;
  const isFirst = document.querySelector('article') === element;
  const claims = isFirst ? article : withoutClaims(article);
  const title = (heading || article.title).slice(0, articleLimits.line);
  return { ...claims, title, blocks, left: [], textHash: textHash(blocks.map(({ text }) => text)) };
}

function withoutClaims({
  byline,
  published,
  modified,
  image,
  nextPage,
  ...rest
}: Article): Article {
  return { ...rest, canonical: rest.url };
}

function contains(outer: Element, inner: Element | undefined): boolean {
  return inner !== undefined && outer.contains(inner);
}
