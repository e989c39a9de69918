/** An article laid out for choosing from: its sentences in order, and the sections they stand in. */

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

// What a text is about: the stems of its content words.

/** Terms by language and word; most words of an article come again and again. */
const termCache = new Map<string, Map<string, string | undefined>>();
/** Words kept of a language, some megabytes at the most; then it starts anew. */
const maxCachedTerms = 20_000;

/**
 * The stems of the words of `text` that are neither stop words nor single letters, in order, with
 * repetitions. Numbers count as words.
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

/** The stem of a content word; undefined for any other. */
function toTerm(word: string, lang: string): string | undefined {
  const minLength = isUnspaced(lang) ? 1 : 2;
  const counts = word.length >= minLength || /\d/.test(word);
  if (!counts || isStopWord(word, lang)) return undefined;
  return stem(word.replace(/['’]s$/u, ''), lang);
}

export interface Sentence {
  /** Its place among the sentences of the outline. */
  readonly index: number;
  /** Index of its block in the article, and UTF-16 offsets into the block's text. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly kind: Block['kind'];
  /** Index of its section in the outline. */
  readonly section: number;
  /** Index of its block among the blocks that hold sentences. */
  readonly paragraph: number;
  /** Whether it opens its block. */
  readonly isFirstInBlock: boolean;
  /** Stretches of the block's text that do not belong to what it says. */
  readonly noise: readonly Span[];
  /** What it says: the sentence without noise. */
  readonly text: string;
  readonly tokens: Tokens;
  /** Stems of its content words. */
  readonly terms: readonly string[];
  /** Length in words, or in what stands for words in Chinese and Japanese. */
  readonly length: number;
}

export interface Section {
  /** Index of the heading's block; none for what stands before the first heading. */
  readonly block?: number;
  readonly heading: string;
  /** 1 to 6 as in HTML; 0 for what stands before the first heading. */
  readonly level: number;
  /** Part of the page's business and not of the article: references, contacts, about the author. */
  readonly isBoilerplate: boolean;
}

export interface SegmentedDocument {
  readonly article: Article;
  readonly lang: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  /** Lines of text that are neither headings nor sentences: names, times, labels. By block index. */
  readonly labels: ReadonlyMap<number, string>;
  readonly titleTerms: readonly string[];
  /** Words before a colon that open three or more sentences: speakers, or the rows of a form. */
  readonly repeatedLabels: ReadonlySet<string>;
}

/** Sentences longer than this are no sentences; nothing is looked for in them. */
const maxSentenceChars = 1_500;

/** Lays out `article`. Every block is looked at once; the cost is linear in the text. */
export function* segmentDocumentSteps(article: Article): Steps<SegmentedDocument> {
  const { lang } = article;
  const sections: Section[] = [{ heading: '', level: 0, isBoilerplate: false }];
  const sentences: Sentence[] = [];
  const labels = new Map<number, string>();
  const citations = yield* mapSteps(article.blocks, ({ text }) => countNumberedCitations(text));
  const numbersCite = citations.reduce((sum, count) => sum + count, 0) >= 3;
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
        const place = { index: sentences.length, block: at, section, paragraph };
        const sentence = createSentence(block, span, place, lang, numbersCite);
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
  numbersCite: boolean,
): Sentence | undefined {
  if (span.end - span.start > maxSentenceChars) return undefined;
  const source = block.text.slice(span.start, span.end);
  const noise = findNoise(source, lang, { numbersCite }).map(({ start, end }) => ({
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
  const within = previous?.isBoilerplate === true && previous.level > 0 && level > previous.level;
  const isBoilerplate = isBoilerplateHeading(block.text, lang) || within;
  return { block: at, heading: block.text, level, isBoilerplate };
}

/** “About Acme”, “Media contact: …” open what is not the article; “About half of them agree” does not. */
function isBoilerplateHeading(heading: string, lang: string): boolean {
  if (isPhrase(heading, lang, 'asideHeadings')) return true;
  return (
    /^About \p{Lu}/u.test(heading) && lengthInWords(heading, lang) <= 6 && !/[?!.]$/u.test(heading)
  );
}

/** Words that a label has at most; a line that ends as a sentence does is none. */
const maxLabelWords = 12;

/** A short line without an end: a name, a time, a credit, a heading that was set as a paragraph. */
function isLabel(block: Block, lang: string): boolean {
  if (block.kind === 'item' || endsAsSentence(block.text, lang)) return false;
  const length = lengthInWords(block.text, lang);
  return length <= maxLabelWords || (length <= 25 && !/[,;，、]/u.test(block.text));
}

/** Some lines are set as text and mean a heading: “Verdict”, “Press contact”. */
function isSectionStart(label: string, lang: string): boolean {
  return (['verdictHeadings', 'claim', 'asideHeadings'] as const).some((list) =>
    isPhrase(label, lang, list),
  );
}

/** From how many sentences on an opening is a label. */
const minLabelRepeats = 3;

/** The words before a colon at the start of `text`, when they may be a label. */
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
