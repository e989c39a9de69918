/**
 * Segments an article: its sentences in order, with their words and terms, and the sections that
 * contain them. Every later stage of the summarizer works on the result.
 */

import type { Article, Block } from '../../extraction/article.ts';
import { isUnspaced } from '../../nlp/language-tags.ts';
import { splitSentences } from '../../nlp/sentences/split-sentences.ts';
import { stem } from '../../nlp/stem.ts';
import { isStopWord } from '../../nlp/stop-words.ts';
import { lengthInWords, type Span, tokenizeWordTexts } from '../../nlp/tokenize.ts';
import { mapSteps, type Steps } from '../cooperative.ts';
import { isPhrase } from '../lexicon/phrases.ts';
import { type Tokens, tokenize } from '../lexicon/tokens.ts';
import { applyCuts } from '../rewriting/apply-cuts.ts';
import { countNumberedCitations, findNoise } from './noise.ts';
import { endsAsSentence } from './punctuation.ts';

// The terms of a text, the stems of its content words, represent what it is about.

/** Terms by language and word. Most words of an article are repeated, and stemming is slow. */
const termCache = new Map<string, Map<string, string | undefined>>();
/** Words cached per language before its cache is emptied; this bounds it to some megabytes. */
const maxCachedTerms = 20_000;

/**
 * Returns the terms of a text: the stems of its words and numbers, without stop words and single
 * letters, in order and with repetitions.
 */
export function extractTerms(text: string, lang: string): string[] {
  let terms = termCache.get(lang);
  if (terms === undefined || terms.size > maxCachedTerms) {
    terms = new Map();
    termCache.set(lang, terms);
  }
  const found: string[] = [];
  for (const word of tokenizeWordTexts(text, lang)) {
    let term = terms.get(word);
    if (term === undefined && !terms.has(word)) {
      term = toTerm(word, lang);
      terms.set(word, term);
    }
    if (term !== undefined) found.push(term);
  }
  return found;
}

/** Returns the stem of a content word, and undefined for any other word. */
function toTerm(word: string, lang: string): string | undefined {
  const minLength = isUnspaced(lang) ? 1 : 2;
  const isLongEnough = word.length >= minLength || /\d/.test(word);
  if (!isLongEnough || isStopWord(word, lang)) return undefined;
  return stem(word.replace(/['’]s$/u, ''), lang);
}

/** A sentence of an article, with what later stages need to know about it. */
export interface Sentence {
  /** Index in `SegmentedDocument.sentences`. */
  readonly index: number;
  /** Index of its block in the article. */
  readonly block: number;
  /** UTF-16 offsets into the text of the block. */
  readonly start: number;
  readonly end: number;
  readonly kind: Block['kind'];
  /** Index in `SegmentedDocument.sections`. */
  readonly section: number;
  /** Index of its block among the blocks that contain sentences. */
  readonly paragraph: number;
  readonly isFirstInBlock: boolean;
  /** Ranges of the block's text, such as citation marks, that are left out of `text`. */
  readonly noise: readonly Span[];
  /** The sentence without noise. */
  readonly text: string;
  readonly tokens: Tokens;
  /** Stems of its content words, with repetitions; see `extractTerms`. */
  readonly terms: readonly string[];
  /** Length in words, or in word equivalents for Chinese and Japanese. */
  readonly length: number;
}

/** A heading with the blocks below it, up to the next heading. */
export interface Section {
  /** Index of the heading's block; missing for the section before the first heading. */
  readonly block?: number;
  readonly heading: string;
  /** 1 to 6 as in HTML; 0 for the section before the first heading. */
  readonly level: number;
  /** True for references, contacts, “About the author” and the like, which make no points. */
  readonly isBoilerplate: boolean;
}

/** An article divided into sections and sentences. */
export interface SegmentedDocument {
  readonly article: Article;
  readonly lang: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  /** Texts of blocks that are neither headings nor sentences, by block index: names, times. */
  readonly labels: ReadonlyMap<number, string>;
  readonly titleTerms: readonly string[];
  /** Words before a colon that start three or more sentences: speakers, or the rows of a form. */
  readonly repeatedLabels: ReadonlySet<string>;
}

/** A longer “sentence” is text without punctuation; ignoring it bounds the cost of each one. */
const maxSentenceChars = 1_500;

/** Segments an article in steps. Cost: linear in the text. */
export function* segmentDocumentSteps(article: Article): Steps<SegmentedDocument> {
  const { lang } = article;
  const sections: Section[] = [{ heading: '', level: 0, isBoilerplate: false }];
  const sentences: Sentence[] = [];
  const labels = new Map<number, string>();
  const citations = yield* mapSteps(article.blocks, ({ text }) => countNumberedCitations(text));
  const hasNumberedCitations = citations.reduce((sum, count) => sum + count, 0) >= 3;
  yield;
  let paragraph = 0;
  for (const [at, block] of article.blocks.entries()) {
    if (block.kind === 'code') continue;
    if (block.kind === 'heading') {
      sections.push(createSection(block, at, lang, sections));
    } else if (isLabel(block, lang)) {
      labels.set(at, block.text);
      if (isSectionStart(block.text, lang)) sections.push(createSection(block, at, lang, sections));
    } else {
      const section = sections.length - 1;
      for (const span of splitSentences(block.text, lang)) {
        const position = { index: sentences.length, block: at, section, paragraph };
        const sentence = createSentence(block, span, position, lang, hasNumberedCitations);
        if (sentence !== undefined) sentences.push(sentence);
      }
      paragraph += 1;
    }
    yield;
  }
  const titleTerms = [...new Set(extractTerms(article.title, lang))];
  const repeatedLabels = findRepeatedLabels(sentences);
  return { article, lang, sections, sentences, labels, titleTerms, repeatedLabels };
}

interface SentencePosition {
  readonly index: number;
  readonly block: number;
  readonly section: number;
  readonly paragraph: number;
}

function createSentence(
  block: Block,
  span: Span,
  position: SentencePosition,
  lang: string,
  hasNumberedCitations: boolean,
): Sentence | undefined {
  if (span.end - span.start > maxSentenceChars) return undefined;
  const source = block.text.slice(span.start, span.end);
  const noise = findNoise(source, lang, { hasNumberedCitations }).map(({ start, end }) => ({
    start: start + span.start,
    end: end + span.start,
  }));
  const text = applyCuts(block.text, span, noise, lang);
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return {
    ...position,
    start: span.start,
    end: span.end,
    kind: block.kind,
    isFirstInBlock: block.text.slice(0, span.start).trim() === '',
    noise,
    text,
    tokens: tokenize(text, lang),
    terms: extractTerms(text, lang),
    length: lengthInWords(text, lang),
  };
}

function createSection(
  block: Block,
  at: number,
  lang: string,
  before: readonly Section[],
): Section {
  const level = block.level ?? 2;
  const previous = before.at(-1);
  const isInBoilerplate =
    previous?.isBoilerplate === true && previous.level > 0 && level > previous.level;
  const isBoilerplate = isBoilerplateHeading(block.text, lang) || isInBoilerplate;
  return { block: at, heading: block.text, level, isBoilerplate };
}

/** “About Acme” and “Media contact” are boilerplate headings, “About half of them agree.” is not. */
function isBoilerplateHeading(heading: string, lang: string): boolean {
  if (isPhrase(heading, lang, 'asideHeadings')) return true;
  return (
    /^About \p{Lu}/u.test(heading) && lengthInWords(heading, lang) <= 6 && !/[?!.]$/u.test(heading)
  );
}

const maxLabelWords = 12;

/**
 * Returns true if a block is short and does not end like a sentence: a name, a time, a credit, or a
 * heading that was marked up as a paragraph.
 */
function isLabel(block: Block, lang: string): boolean {
  if (block.kind === 'item' || endsAsSentence(block.text, lang)) return false;
  const length = lengthInWords(block.text, lang);
  return length <= maxLabelWords || (length <= 25 && !/[,;，、]/u.test(block.text));
}

/** Some headings are marked up as paragraphs: “Verdict”, “Press contact”. */
function isSectionStart(label: string, lang: string): boolean {
  return (['verdictHeadings', 'claim', 'asideHeadings'] as const).some((list) =>
    isPhrase(label, lang, list),
  );
}

/** Words before a colon that start fewer sentences may be part of the text. */
const minLabelRepeats = 3;

/** Returns the words before a colon at the start of a text if they may be a label. */
export function findLabelBefore(text: string): string | undefined {
  return /^(\p{Lu}[^:：]{2,30})[:：]\s/u.exec(text)?.[1];
}

function findRepeatedLabels(sentences: readonly Sentence[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of sentences) {
    const label = findLabelBefore(text);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set(
    [...counts].flatMap(([label, count]) => (count >= minLabelRepeats ? [label] : [])),
  );
}
