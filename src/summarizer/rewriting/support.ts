/**
 * What a sentence needs beside it to be understood: the sentence before it, or the heading that
 * names what it speaks of. “It works with any lamp.” says nothing alone.
 */

import { isCjk } from '../../nlp/language-tags.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { endsAsSentence, isQuestion } from '../document/punctuation.ts';
import { extractTerms } from '../document/terms.ts';
import { getTurns } from '../genres/interview.ts';
import type { ListItem } from '../genres/listicle/list-item.ts';
import { describeHeading } from '../genres/listicle/list-items.ts';
import { matchPhraseAtStart } from '../lexicon/phrases.ts';
import { containment } from '../scoring/vectors.ts';
import { contextDependence } from '../selection/context-dependence.ts';
import { findHardFilter } from '../selection/filters.ts';
import type { LabelSpan } from './labels.ts';

export interface Support {
  /** The sentence before, said together with it. */
  readonly before?: Sentence;
  /** A heading, said in front of it. */
  readonly heading?: HeadingLabel;
}

export interface HeadingLabel extends LabelSpan {
  readonly separator: string;
}

/** A shorter sentence explains nothing; and together they are no longer than a point may be. */
const minJoinedWords = 4;
const maxJoinedWords = 40;
/** A sentence that makes a point this bad is not put in front of another. */
const minJoinedScore = 0.12;
const maxHeadingWords = 8;
/** Some words have no end: paths, and what is made to break a layout. */
const maxHeadingChars = 100;
/** A heading of which the sentence has this share of terms is named by it. */
const maxNamedShare = 0.6;

/**
 * Finds what `sentence` needs beside it; nothing where it stands alone, and where there is nothing
 * that would help.
 *
 * @param item the item of a list that the sentence belongs to, if the article is a list
 * @param scores of all sentences of the document; see `scoreSentences`
 */
export function findSupport(
  sentence: Sentence,
  document: SegmentedDocument,
  item: ListItem | undefined,
  scores: readonly number[],
): Support {
  if (item !== undefined) {
    const heading = labelByItem(sentence, item, document);
    return heading === undefined ? {} : { heading };
  }
  const dependence = sentence.index === 0 ? 'none' : contextDependence(sentence.tokens);
  if (dependence === 'none') return {};
  const isDropped =
    dependence === 'connective' && matchPhraseAtStart(sentence.tokens, 'droppable') > 0;
  if (isDropped) return {};
  const heading = dependence === 'pronoun' ? labelBySection(sentence, document) : undefined;
  if (heading !== undefined) return { heading };
  const before = document.sentences[sentence.index - 1];
  return before !== undefined && canJoin(before, sentence, document, scores) ? { before } : {};
}

/** Whether `before` can be said in front of `sentence`, and makes it clear. */
function canJoin(
  before: Sentence,
  sentence: Sentence,
  document: SegmentedDocument,
  scores: readonly number[],
): boolean {
  if (before.section !== sentence.section || !areAdjacent(before, sentence, document)) return false;
  if (before.length < minJoinedWords || before.length + sentence.length > maxJoinedWords)
    return false;
  if ((scores[before.index] ?? 0) < minJoinedScore) return false;
  if (!endsAsSentence(before.text, document.lang) || isQuestion(before.text, document.lang))
    return false;
  const dependence = before.index === 0 ? 'none' : contextDependence(before.tokens);
  return dependence === 'none' && findHardFilter(before, document) === undefined;
}

/** In one block, or at the end of a paragraph and the start of the next. */
function areAdjacent(before: Sentence, sentence: Sentence, document: SegmentedDocument): boolean {
  if (before.block === sentence.block) return true;
  const areParagraphs = before.kind === 'paragraph' && sentence.kind === 'paragraph';
  return areParagraphs && before.block === sentence.block - 1 && getTurns(document).length === 0;
}

/** The name of a list's item, unless the sentence names it itself. */
function labelByItem(
  { terms }: Sentence,
  { block, span, text, length }: ListItem,
  { lang }: SegmentedDocument,
): HeadingLabel | undefined {
  if (length > maxHeadingWords || text.length > maxHeadingChars) return undefined;
  const named = containment(extractTerms(text, lang), new Set(terms));
  if (named > maxNamedShare) return undefined;
  return { block, ...span, separator: getSeparator(text, lang) };
}

/** The heading right above the sentence, which its first word must mean. */
function labelBySection(
  { section, index }: Sentence,
  document: SegmentedDocument,
): HeadingLabel | undefined {
  const own = document.sections[section];
  const isFirst = document.sentences[index - 1]?.section !== section;
  if (own === undefined || !isFirst) return undefined;
  const heading = describeHeading(own, document);
  if (heading === undefined) return undefined;
  const { block, span, text, length } = heading;
  if (length > maxHeadingWords || text.length > maxHeadingChars) return undefined;
  return { block, ...span, separator: getSeparator(text, document.lang) };
}

/** A heading with a colon of its own gets a dash, a question nothing. */
function getSeparator(heading: string, lang: string): string {
  if (isQuestion(heading, lang)) return isCjk(lang) ? '' : ' ';
  if (/[:：]/u.test(heading)) return ' – ';
  return isCjk(lang) ? '：' : ': ';
}
