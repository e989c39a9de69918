/**
 * Finds the record of an article among those of its address. An address may show several articles
 * over time: pages replace their text, and frames without an address share that of the page around
 * them.
 */

import type { Article } from '../../extraction/article.ts';
import { splitSentences } from '../../nlp/sentences/split-sentences.ts';
import { createRecordId, getAddressOfId } from './article-url.ts';
import type { HistoryRecord } from './record.ts';
import { normalizeForSearch } from './search.ts';

/**
 * Minimum share of saved sentences by which an article with another title is recognized as the
 * same.
 */
const minShare = 0.2;

/** The properties by which articles of one address are distinguished. */
export interface ArticleIdentity extends Pick<Article, 'scope' | 'textHash' | 'title'> {
  /** Id of its record, or the id that a new record would get. */
  readonly id: string;
  /** Returns the sentences by which it is recognized; computed on demand. */
  readonly getSentences: () => ReadonlySet<string>;
  /** True if these are all its sentences; a record has only some. */
  readonly isWhole: boolean;
}

/** Returns the identity of an extracted article. */
export function getArticleIdentity(article: Article): ArticleIdentity {
  const { scope, textHash, title } = article;
  const getSentences = () => getArticleSentences(article);
  return { id: createRecordId(article), scope, textHash, title, getSentences, isWhole: true };
}

/** Returns the identity of the article of a record, for records from a backup. */
export function getRecordIdentity(record: HistoryRecord): ArticleIdentity {
  const { id, scope, textHash, title } = record;
  const getSentences = () => getSavedSentences(record);
  return { id, scope, textHash, title, getSentences, isWhole: false };
}

/** Returns the ids under which the article may be saved already. */
export function findCandidates(
  article: ArticleIdentity,
  byAddress: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (article.scope === 'selection') return [article.id];
  return byAddress.get(getAddressOfId(article.id)) ?? [];
}

/**
 * Finds the record of an article among those of its address: the one of the same text, else the one
 * that shares most sentences with it (at least a fifth of the saved ones), else the newest with the
 * same title. A selection only matches itself.
 *
 * @param records those of `findCandidates`
 * @returns `undefined` if all records are about other articles
 */
export function findSameArticle(
  article: ArticleIdentity,
  records: readonly HistoryRecord[],
): HistoryRecord | undefined {
  const exact = findSameText(article, records);
  if (exact || article.scope === 'selection' || records.length === 0) return exact;
  const newestFirst = [...records].sort((a, b) => b.updatedAt - a.updatedAt);
  const sentences = article.getSentences();
  const shares = newestFirst.map((record) => getShare(record, sentences, article.isWhole));
  const maxShare = Math.max(...shares);
  if (maxShare >= minShare) return newestFirst[shares.indexOf(maxShare)];
  const title = normalizeForSearch(article.title).trim();
  // Articles without a title have nothing in common by that.
  if (title === '') return undefined;
  return newestFirst.find((record) => normalizeForSearch(record.title).trim() === title);
}

/** Finds the record that was made of exactly the same text. */
export function findSameText(
  { id, textHash }: Pick<ArticleIdentity, 'id' | 'textHash'>,
  records: readonly HistoryRecord[],
): HistoryRecord | undefined {
  return (
    records.find((record) => record.id === id) ??
    records.find((record) => record.textHash === textHash)
  );
}

/** Returns the share of a record's sentences that are among these, from 0 to 1. */
function getShare(record: HistoryRecord, sentences: ReadonlySet<string>, isWhole: boolean): number {
  const saved = getSavedSentences(record);
  const all = isWhole ? saved.size : Math.min(saved.size, sentences.size);
  return all === 0 ? 0 : [...saved].filter((sentence) => sentences.has(sentence)).length / all;
}

/** Returns the best source of each point; the other sources may be no more than a name. */
function getSavedSentences({ summaries }: HistoryRecord): ReadonlySet<string> {
  const points = summaries.flatMap((summary) => summary.points);
  return new Set(points.flatMap(({ sources: [best] }) => (best ? [best.quote] : [])));
}

function getArticleSentences({ blocks, lang }: Article): ReadonlySet<string> {
  const sentences = new Set<string>();
  for (const { text } of blocks) {
    // A point of a list may quote a whole item.
    sentences.add(text);
    for (const { start, end } of splitSentences(text, lang)) sentences.add(text.slice(start, end));
  }
  return sentences;
}
