/**
 * Puts text from elsewhere in the article before a point: the time of an entry, a speaker, a heading.
 */

import { describeAnchor } from '../../anchoring/describe.ts';
import { baseLanguage, isCjk } from '../../nlp/language-tags.ts';
import { isStopWord } from '../../nlp/stop-words.ts';
import { tokenizeWordTexts } from '../../nlp/tokenize.ts';
import {
  extractTerms,
  findLabelBefore,
  type SegmentedDocument,
  type Sentence,
} from '../document/document.ts';
import { isQuestion } from '../document/punctuation.ts';
import { describeHeading, type ListItem } from '../genres/listicle.ts';
import { computeContainment } from '../scoring/vectors.ts';
import type { Point } from '../summary.ts';

/** A range of a block, in UTF-16 offsets, that can be put before points of the text below it. */
export interface LabelSpan {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a label and a separator before a point. They become an inserted span, and the position of the
 * label in the article another source.
 */
export function addLabel(
  point: Point,
  labelSpan: LabelSpan,
  separator: string,
  document: SegmentedDocument,
): Point {
  const { block, start, end } = labelSpan;
  const anchor = describeAnchor(document.article, block, start, end);
  const labelled = prependText(point, anchor.quote + separator);
  return { ...labelled, sources: [...point.sources, anchor] };
}

/** Puts a text before a point, as an inserted span. */
export function prependText(point: Point, text: string): Point {
  const shifted = (point.insertedSpans ?? []).map(({ start, end }) => ({
    start: start + text.length,
    end: end + text.length,
  }));
  return {
    ...point,
    text: text + point.text,
    insertedSpans: [{ start: 0, end: text.length }, ...shifted],
  };
}

// Finds the heading that a sentence needs before it, because it names its subject only there: “It
// works with any lamp.” Called by `points.ts`.

/** A heading to show before a sentence. */
export interface HeadingLabel extends LabelSpan {
  readonly separator: string;
}

const maxHeadingWords = 8;
/** Bounds headings whose words are very long: paths, or text that is meant to break a layout. */
const maxHeadingChars = 100;
/** If a sentence contains a larger share of the heading's terms, the heading would repeat it. */
const maxRepeatedShare = 0.6;

/** A sentence that names its subject does so in its first words. */
const maxOpeningWords = 4;

/** Returns the heading of a list item, unless the sentence contains it or opens with its name. */
export function labelByItem(
  { terms, text: sentence }: Sentence,
  { block, span, text, length }: ListItem,
  { lang }: SegmentedDocument,
): HeadingLabel | undefined {
  if (length > maxHeadingWords || text.length > maxHeadingChars) return undefined;
  const repeatedShare = computeContainment(extractTerms(text, lang), new Set(terms));
  if (repeatedShare > maxRepeatedShare || opensWithName(sentence, text, lang)) return undefined;
  return { block, ...span, separator: getSeparator(text, lang) };
}

/** Returns true if a sentence opens with the first word of a name: “Acme is …” below “Acme Ltd”. */
function opensWithName(sentence: string, name: string, lang: string): boolean {
  const [first] = tokenizeWordTexts(name, lang).filter((word) => !isStopWord(word, lang));
  if (first === undefined || !/^\p{Lu}/u.test(first)) return false;
  return tokenizeWordTexts(sentence, lang).slice(0, maxOpeningWords).includes(first);
}

/** Returns the heading directly above the sentence, to which its pronoun probably refers. */
export function labelBySection(
  { section, index }: Sentence,
  document: SegmentedDocument,
): HeadingLabel | undefined {
  const ownSection = document.sections[section];
  const isFirst = document.sentences[index - 1]?.section !== section;
  if (ownSection === undefined || !isFirst) return undefined;
  const heading = describeHeading(ownSection, document);
  if (heading === undefined) return undefined;
  const { block, span, text, length } = heading;
  if (length > maxHeadingWords || text.length > maxHeadingChars) return undefined;
  return { block, ...span, separator: getSeparator(text, document.lang) };
}

/** A single word, such as “Background”, seldom names a topic, and a longer heading is a statement. */
const minTopicWords = 2;
const maxTopicWords = 5;
/** The same where names are not recognized, so that more sentences seem to need a heading. */
const maxGermanTopicWords = 3;

/**
 * Returns the heading of a sentence that does not say what it is about: “You can dim it by touch.”
 * below “Desk lamps”, or the first sentence of an answer, which is shown with its question.
 */
export function labelByTopic(
  sentence: Sentence,
  document: SegmentedDocument,
): HeadingLabel | undefined {
  const section = document.sections[sentence.section];
  // Every sentence comes here, so a huge heading must not be read for each of them.
  if (section === undefined || section.heading.length > maxHeadingChars) return undefined;
  const heading = describeHeading(section, document);
  if (heading === undefined) return undefined;
  const { block, span, text, length } = heading;
  if (length > maxHeadingWords) return undefined;
  const isNeeded = isQuestion(text, document.lang)
    ? isAnswer(sentence, text, document)
    : isTopic(text, length, document.lang) && namesNothing(sentence, text, document);
  if (!isNeeded) return undefined;
  return { block, ...span, separator: getSeparator(text, document.lang) };
}

/** Exclamations, quotations, headings in capitals or of several parts do not name a topic. */
function isTopic(heading: string, length: number, lang: string): boolean {
  const maxLength = baseLanguage(lang) === 'de' ? maxGermanTopicWords : maxTopicWords;
  if (length < minTopicWords || length > maxLength) return false;
  return !/[!！…:：.。/"“”„«»]/u.test(heading) && heading !== heading.toUpperCase();
}

/** Returns true for the first sentence below a question if it takes up a part of its words. */
function isAnswer(
  { terms, section, index }: Sentence,
  question: string,
  { lang, sentences }: SegmentedDocument,
): boolean {
  if (sentences[index - 1]?.section === section || /[?？].*[?？]/u.test(question)) return false;
  const share = computeContainment(extractTerms(question, lang), new Set(terms));
  return share > 0 && share <= maxRepeatedShare;
}

/**
 * Returns true if a sentence contains no term of the heading or of the title, no name, and no words
 * before a colon that say what it is about. German capitalizes all nouns, so only names of two words are
 * recognized there.
 */
function namesNothing(
  { terms, text, tokens }: Sentence,
  heading: string,
  { lang, titleTerms }: SegmentedDocument,
): boolean {
  if (findLabelBefore(text) !== undefined) return false;
  const topic = new Set([...extractTerms(heading, lang), ...titleTerms]);
  if (topic.size === 0 || terms.some((term) => topic.has(term))) return false;
  const isGerman = baseLanguage(lang) === 'de';
  return !tokens.capitals.some(
    (isCapital, at) => at > 0 && isCapital && (!isGerman || tokens.capitals[at + 1] === true),
  );
}

/** A heading with a colon is followed by a dash, a question or exclamation by no further mark. */
function getSeparator(heading: string, lang: string): string {
  if (isQuestion(heading, lang)) return isCjk(lang) ? '' : ' ';
  if (/[!！]$/u.test(heading)) return isCjk(lang) ? '' : ' ';
  if (/[:：]/u.test(heading)) return ' – ';
  return isCjk(lang) ? '：' : ': ';
}
