/**
 * Finds the record of an article among those of its address. An address may show one article after
 * another: pages replace their text, and frames without an address have that of the page around them.
 */

import type { Article } from '../../extraction/article.ts';
import { splitSentences } from '../../nlp/sentences/split-sentences.ts';
import { createRecordId, getAddressOfId } from './article-url.ts';
import type { HistoryRecord } from './record.ts';
import { normalizeForSearch } from './search-normalization.ts';

/** The share of a record's sentences from which on an article with another title is the same one. */
const minShare = 0.2;

/** The marks by which one article of an address is told from another. */
export interface ArticleIdentity extends Pick<Article, 'scope' | 'textHash' | 'title'> {
  /** Of its record, or of the one that it would get. */
  readonly id: string;
  /** The sentences that it is known by, made when they are needed. */
  readonly getSentences: () => ReadonlySet<string>;
  /** These are all of its sentences; a record has only some. */
  readonly isWhole: boolean;
}

/** The identity of an article that was extracted. */
export function getArticleIdentity(article: Article): ArticleIdentity {
  const { scope, textHash, title } = article;
  const getSentences = () => getArticleSentences(article);
  return { id: createRecordId(article), scope, textHash, title, getSentences, isWhole: true };
}

/** The identity of the article that a record is of, for a record that comes from elsewhere. */
export function getRecordIdentity(record: HistoryRecord): ArticleIdentity {
  const { id, scope, textHash, title } = record;
  const getSentences = () => getSavedSentences(record);
  return { id, scope, textHash, title, getSentences, isWhole: false };
}

/** The ids under which a record of the article may be stored already. */
export function findCandidates(
  article: ArticleIdentity,
  byAddress: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (article.scope === 'selection') return [article.id];
  return byAddress.get(getAddressOfId(article.id)) ?? [];
}

/**
 * The record of the article among those of its address. It is the one that was made of the same
 * text, else the one that shares most sentences with it, at least a fifth of those that were saved,
 * else the newest with the same title. A selection is only ever the same as itself.
 *
 * @param records of `findCandidates`
 * @returns `undefined` where each is of another article
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
  return newestFirst.find((record) => normalizeForSearch(record.title).trim() === title);
}

/** The record, among those of an article's address, that was made of the very same text. */
export function findSameText(
  { id, textHash }: Pick<ArticleIdentity, 'id' | 'textHash'>,
  records: readonly HistoryRecord[],
): HistoryRecord | undefined {
  return (
    records.find((record) => record.id === id) ??
    records.find((record) => record.textHash === textHash)
  );
}

/** The share, from 0 to 1, of a record's sentences that are among these. */
function getShare(record: HistoryRecord, sentences: ReadonlySet<string>, isWhole: boolean): number {
  const saved = getSavedSentences(record);
  const all = isWhole ? saved.size : Math.min(saved.size, sentences.size);
  return all === 0 ? 0 : [...saved].filter((sentence) => sentences.has(sentence)).length / all;
}

/** The best source of each point; what else a point rests on may be no more than a name. */
function getSavedSentences({ summaries }: HistoryRecord): ReadonlySet<string> {
  const points = summaries.flatMap((summary) => summary.points);
  return new Set(points.flatMap(({ sources: [best] }) => (best ? [best.quote] : [])));
}

function getArticleSentences({ blocks, lang }: Article): ReadonlySet<string> {
  const sentences = new Set<string>();
  for (const { text } of blocks) {
    // A point of a list may be a whole item.
    sentences.add(text);
    for (const { start, end } of splitSentences(text, lang)) sentences.add(text.slice(start, end));
  }
  return sentences;
}
