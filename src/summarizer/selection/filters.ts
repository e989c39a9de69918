/**
 * Defines the filters that keep sentences from becoming points, and judges how much a sentence
 * depends on its context. Hard filters exclude a sentence, soft ones only cost it score. The
 * selection applies them, and the ranker uses them as features.
 */

import { baseLanguage, isCjk } from '../../nlp/language-tags.ts';
import { isStopWord } from '../../nlp/stop-words.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import { findLabelBefore, type SegmentedDocument, type Sentence } from '../document/document.ts';
import { isInsideQuotation } from '../document/inside-quotation.ts';
import {
  computeQuotedShare,
  endsAsSentence,
  isBalanced,
  isQuestion,
  stripQuotations,
} from '../document/punctuation.ts';
import { getTurns, isInterview } from '../genres/interview.ts';
import {
  containsPhrase,
  countPhrases,
  matchPhraseAtStart,
  matchPhraseAtToken,
} from '../lexicon/phrases.ts';
import { findFirstWord, type Tokens, tokenize } from '../lexicon/tokens.ts';
import { computeContainment } from '../scoring/vectors.ts';

// Some languages can leave out a pronoun as the subject: “Señaló que …”, “Ha detto che …”, „Dodał,
// że …”. Such sentences depend on the one before, as “He said” does.

/** Patterns for a verb at the start, recognized by its ending, mostly with “that” directly after it. */
const subjectlessStarts: Readonly<Record<string, RegExp>> = {
  es: /^(?:(?:también|además|asimismo|igualmente|luego) )?(?:dij[oe]r?o?n?|dice|(?!según)\p{L}{3,}(?:ó|aron|ieron)|(?:ha|han|había|habían) \p{L}+(?:ado|ido|cho)|(?:señala|explica|afirma|asegura|indica|añade|sostiene|recuerda|advierte|destaca|considera|cree|reconoce|subraya)n?)(?: (?:también|además|asimismo|igualmente))? que\s/u,
  pt: /^(?:(?:também|ainda|além disso,) )?(?:disse|disseram|diz|\p{L}{3,}(?:ou|eu|iu|aram|eram|iram)|(?:explica|afirma|ressalta|destaca|lembra|alerta|acredita)m?)(?: (?:também|ainda))? que\s/u,
  it: /^(?:(?:inoltre|poi) )?(?:(?:ha|hanno|aveva|avevano) (?:(?:inoltre|anche|poi) )?\p{L}+(?:to|so)|(?:dice|spiega|afferma|sostiene|sottolinea|ricorda|aggiunge|ritiene|crede|precisa))(?: (?:inoltre|anche))? che\s/u,
  pl: /^(?:(?:dodatkowo|ponadto) )?(?:\p{L}+(?:ł|ła|li|ły)(?: (?:też|także|również|przy tym))?, (?:że|iż)\s|\p{L}+(?:ują|ają|eją|iją)\s|\p{L}{3,}ę się\s|(?:dodaje|podkreśla|twierdzi|zaznacza|uważa|mówi|przypomina)(?: (?:też|także|również))?, że\s)/u,
  el: /^\p{L}{3,}(?:ε|αν|ει|ουν|ζει)(?: (?:επίσης|ακόμη|ακόμα|μάλιστα))? (?:ότι|πως)\s/u,
  ru: /^\p{L}{3,}(?:л|ла|ли)(?: (?:также|при этом))?, что\s/u,
  uk: /^\p{L}{3,}(?:в|ла|ли)(?: (?:також|при цьому))?, що\s/u,
  cs: /^\p{L}{3,}(?:l|la|li|ly)(?: (?:také|rovněž|zároveň))?, že\s/u,
  ro: /^(?:a|au) (?:mai )?\p{L}+(?:t|s) că\s/u,
};

/** Returns true if a text starts with a verb that has no subject. */
function lacksSubject({ lang, folded }: Tokens): boolean {
  return subjectlessStarts[baseLanguage(lang)]?.test(folded) ?? false;
}

// “She denied it.” cannot be understood without the sentence before. Nearly a third of extractive
// summaries mislead in this or a similar way (Zhang, Wan & Bansal 2023, “Extractive is not
// Faithful”), so context dependence costs more than a small gain in content is worth.

/**
 * What makes a sentence depend on the one before it: a pronoun or a connective at the start, or a
 * word further `inside` that refers back.
 */
export type ContextDependence = 'none' | 'pronoun' | 'connective' | 'inside';

/** The ranker and the selection both need the result. */
const dependenceCache = new WeakMap<Tokens, ContextDependence>();

/** Returns how a text depends on what comes before it. */
export function getContextDependence(text: Tokens): ContextDependence {
  const dependence = dependenceCache.get(text) ?? findContextDependence(text);
  dependenceCache.set(text, dependence);
  return dependence;
}

/** Returns true if a text starts with a connective that is removed when the text becomes a point. */
export function startsWithDroppable(text: Tokens): boolean {
  return getContextDependence(text) === 'connective' && matchPhraseAtStart(text, 'droppable') > 0;
}

function findContextDependence(text: Tokens): ContextDependence {
  if (matchPhraseAtStart(text, 'selfContained') > 0) return 'none';
  if (startsWithPronoun(text) || lacksSubject(text)) return 'pronoun';
  if (matchPhraseAtStart(text, 'connectives') > 0) return 'connective';
  return refersBackInside(text) ? 'inside' : 'none';
}

function startsWithPronoun(text: Tokens): boolean {
  if (matchPhraseAtStart(text, 'pronouns') > 0 || matchPhraseAtStart(text, 'possessives') > 0)
    return true;
  return findTokensAfterLeadIn(text).some((at) => matchPhraseAtToken(text, at, 'pronouns') > 0);
}

/** Returns the index of the token after a lead-in, if there is one: “after | this”, “one of | them”. */
function findTokensAfterLeadIn(text: Tokens): number[] {
  const first = findFirstWord(text.tokens);
  const end = matchPhraseAtToken(text, first, 'pronounLeadIns');
  return end === 0 ? [] : [text.ends.findIndex((at) => at > end)].filter((at) => at > 0);
}

function refersBackInside(text: Tokens): boolean {
  return containsPhrase(text, 'backReferences') || hasUnnamedPronoun(text);
}

/** The number of tokens at the start in which a personal pronoun is looked for. */
const maxPronounTokens = 11;

/**
 * Returns true for a personal pronoun near the start with no person before it to whom it could refer:
 * “Last year he sold it”.
 */
function hasUnnamedPronoun(text: Tokens): boolean {
  if (!containsPhrase(text, 'personal')) return false;
  const first = findFirstWord(text.tokens);
  for (let at = first; at < Math.min(text.tokens.length, first + maxPronounTokens); at += 1) {
    if (matchPhraseAtToken(text, at, 'people') > 0 || isName(text, at, first)) return false;
    if (matchPhraseAtToken(text, at, 'personal') > 0) return at > first;
  }
  return false;
}

/** Takes capitalized words for names, except common words at the start of the sentence. */
function isName(text: Tokens, at: number, first: number): boolean {
  if (text.capitals[at] !== true) return false;
  return at > first || !isStopWord(text.tokens[at] ?? '', text.lang);
}

// “A petition argued that darker streets would bring accidents. None came.” The second sentence is
// too short to be a point, but without it the first says the opposite of what the article says.

const maxFollowUpWords = 9;
/** With more words, two sentences together are too long for a point. */
export const maxTwoSentenceWords = 40;

/** Returns the short sentence that contradicts `sentence` and must be shown with it, if any. */
export function findContrastingFollowUp(
  sentence: Sentence,
  document: SegmentedDocument,
): Sentence | undefined {
  const next = findReversalAfter(sentence, document);
  if (next === undefined || next.length > maxFollowUpWords) return undefined;
  return sentence.length + next.length <= maxTwoSentenceWords ? next : undefined;
}

/**
 * Returns true if the next sentence contradicts `sentence` and is too long to be shown with it.
 * `sentence` would then mislead.
 */
export function isContradictedNext(sentence: Sentence, document: SegmentedDocument): boolean {
  return (
    findReversalAfter(sentence, document) !== undefined &&
    findContrastingFollowUp(sentence, document) === undefined
  );
}

function findReversalAfter(
  { index, block }: Sentence,
  { sentences }: SegmentedDocument,
): Sentence | undefined {
  const next = sentences[index + 1];
  if (next?.block !== block) return undefined;
  return matchPhraseAtStart(next.tokens, 'reversals') > 0 ? next : undefined;
}

/** Returns true if the sentence is filtered. */
type Filter = (sentence: Sentence, document: SegmentedDocument) => boolean;

/**
 * Filters that exclude a sentence, by name. The names are also names of features; renaming one
 * requires the same change in `scoring/ranker.data.json`.
 */
const hardFilters = {
  boilerplateSection: ({ section }, document) => document.sections[section]?.isBoilerplate ?? false,
  code: ({ text }, { lang }) => looksLikeCode(text, lang),
  address: ({ text }) => /https?:|www\.|\S@\S|(?:^|\s)[@#]\p{L}/u.test(text),
  boilerplate: ({ tokens }) => containsPhrase(tokens, 'boilerplate'),
  teaser: ({ tokens }) => matchPhraseAtStart(tokens, 'teasers') > 0,
  bracketed: ({ text }) => /^[([（【［].*[)\]）】］][.。]?$/u.test(text),
  caption: ({ text }) => /^\p{L}{2,12}\.?\s?\d{1,3}\s?[.:：]/u.test(text),
  title: (sentence, document) => repeatsTitle(sentence, document),
  // “Q: ”, Cyrillic “В: ” and the “F: ” of “Frage”.
  questionLabel: ({ text }) => /^[QВF]\s?[:.]\s/u.test(text),
  formRow: ({ text }, document) => isFormRow(text, document),
} satisfies Record<string, Filter>;

/** Matches “Figure 7 shows …” and “In Section 3 …”. */
const numberedSignpost =
  /^(?:(?:in|as|see|dans|en|em|nella) )?(?:fig(?:ure|\.)|table|section|sect\.|appendix|chapter|abb(?:ildung|\.)|tabelle|abschnitt|kapitel|figura|tabla|tabela|tabella|tableau|sección|seção|sezione|рис(?:унок|\.)|таблица|раздел|gambar|tabel|図|表|图|圖)\s?\d{1,3}(?!\d)/iu;

/** Matches “… can be translated as follows.” and “… are: where x is a number.” without the formula. */
const announcement =
  /\s(?:as follows|in the following way|wie folgt|folgendermaßen|comme suit|como sigue|como segue|come segue|следующим образом)\s?\.$|:\s(?:where|wobei|où|donde|onde|dove|где)\s/iu;

/**
 * True if a sentence tells where something is discussed instead of what it is, or announces what
 * only stands below it. It is not among the filters above, because those are features of the ranker.
 */
export function isSignpost({ text, tokens }: Sentence): boolean {
  if (numberedSignpost.test(text) || matchPhraseAtStart(tokens, 'signposts') > 0) return true;
  return announcement.test(text);
}

/** Filters that cost a sentence score but let it become a point if nothing better is left, by name. */
const softFilters = {
  question: ({ text }, { lang }) => isQuestion(text, lang),
  introduction: ({ text }) => /[:：,，、–—-]["”’»]?$/u.test(text),
  unended: (sentence, { lang }) => lacksSentenceEnd(sentence, lang),
  short: ({ length }, { lang }) => length < (isCjk(lang) ? 7 : 6),
  long: ({ length }, { lang }) => length > (isCjk(lang) ? 75 : 60),
  fragment: ({ text }) => /^\[?(?:…|\.\.\.)|(?:\.{3}|…)["”’»\]]?$/u.test(text),
  unbalanced: ({ text }) => !isBalanced(text),
  lowercase: ({ text }) => /^["“«„]?\p{Ll}/u.test(text) && !/^["“«„]?\p{Ll}{1,2}\p{Lu}/u.test(text),
  numbered: ({ text }) =>
    /^#?\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.)、）]\s?\P{Nd}/u.test(text),
  exclamation: ({ text, length }) => length < 10 && /[!！]["”’»]?$/u.test(text),
  figures: ({ text, length }) => isRowOfFigures(text, length),
  enumeration: ({ text, length }) => isEnumeration(text, length),
  advertising: ({ tokens }) => countPhrases(tokens, 'promotional') >= 2,
  quotation: ({ text }, { lang }) => isBareQuotation(text, lang),
  insideQuotation: (sentence, document) =>
    isInsideQuotation(sentence, document) && !isInterview(document),
  quotedQuestion: ({ text }, { lang }) => isQuotedQuestion(text, lang),
} satisfies Record<string, Filter>;

type HardFilter = keyof typeof hardFilters;
type SoftFilter = keyof typeof softFilters;

const hardFilterNames = Object.keys(hardFilters) as HardFilter[];
const softFilterNames = Object.keys(softFilters) as SoftFilter[];
const allFilters: Record<HardFilter | SoftFilter, Filter> = { ...hardFilters, ...softFilters };

/** The names of all filters, hard ones first. */
export const filterNames: readonly (HardFilter | SoftFilter)[] = [
  ...hardFilterNames,
  ...softFilterNames,
];

/** The ranker and the selection both need the result. */
const filtersCache = new WeakMap<Sentence, ReadonlySet<HardFilter | SoftFilter>>();

/** Returns the names of all filters that apply to a sentence. */
export function findFilters(
  sentence: Sentence,
  document: SegmentedDocument,
): ReadonlySet<HardFilter | SoftFilter> {
  const known = filtersCache.get(sentence);
  if (known !== undefined) return known;
  const applied = new Set(filterNames.filter((name) => allFilters[name](sentence, document)));
  filtersCache.set(sentence, applied);
  return applied;
}

/** Returns the name of the first hard filter that applies to a sentence, if any. */
export function findHardFilter(
  sentence: Sentence,
  document: SegmentedDocument,
): HardFilter | undefined {
  const applied = findFilters(sentence, document);
  return hardFilterNames.find((name) => applied.has(name));
}

/** Returns the name of the first soft filter that applies to a sentence, if any. */
export function findSoftFilter(
  sentence: Sentence,
  document: SegmentedDocument,
): SoftFilter | undefined {
  const applied = findFilters(sentence, document);
  return softFilterNames.find((name) => applied.has(name));
}

/** Looks for characters of programs and markup. A final semicolon can also end a Greek question. */
function looksLikeCode(text: string, lang: string): boolean {
  if (/[{}]|=>|::|\w\(\)|\s\|\s|^\$ |!;|=$/u.test(text)) return true;
  if (/[<>]/u.test(text) && !/<\p{Lu}[^<>]{3,60}>/u.test(text)) return true;
  return text.endsWith(';') && !isQuestion(text, lang);
}

/** A list item with at least this many words may lack a full stop, as results in bullets often do. */
const minUnpunctuatedItemWords = 7;

function lacksSentenceEnd({ text, kind, length }: Sentence, lang: string): boolean {
  if (endsAsSentence(text, lang)) return false;
  return (
    kind !== 'item' || length < minUnpunctuatedItemWords || !/^\p{Lu}[^:：[\]()]*$/u.test(text)
  );
}

function repeatsTitle({ terms }: Sentence, { titleTerms }: SegmentedDocument): boolean {
  if (titleTerms.length < 3) return false;
  return (
    computeContainment(terms, new Set(titleTerms)) > 0.85 &&
    computeContainment(titleTerms, new Set(terms)) > 0.6
  );
}

/** Finds rows of a form that the article repeats (“Best for: …”). Speakers look alike but are kept. */
function isFormRow(text: string, document: SegmentedDocument): boolean {
  const label = findLabelBefore(text);
  if (label === undefined || !document.repeatedLabels.has(label)) return false;
  return getTurns(document).length === 0;
}

/** Finds five or more short items, such as ingredients, tools or keywords. */
function isEnumeration(text: string, length: number): boolean {
  const commas = (text.match(/[,،;]\s/gu) ?? []).length;
  return commas >= 4 && commas * 3 >= length;
}

/** Finds line-ups, tables and price lists, which have more numbers than a sentence does. */
function isRowOfFigures(text: string, length: number): boolean {
  const numbers = (text.match(/(?<![\p{L}\p{N}.,])\p{Nd}+/gu) ?? []).length;
  return numbers >= 7 && numbers * 4 >= length;
}

/** With more words outside the question, the sentence is a statement: “‘Why us?’, she asked.” */
const maxWordsAroundQuestion = 7;

function isQuotedQuestion(text: string, lang: string): boolean {
  if (!/[?？؟]["”’»」』]/u.test(text)) return false;
  return lengthInWords(stripQuotations(text), lang) <= maxWordsAroundQuestion;
}

/** Finds sentences that are mostly a quotation and do not name its source. */
function isBareQuotation(text: string, lang: string): boolean {
  if (computeQuotedShare(text) <= 0.7) return false;
  return !containsPhrase(tokenize(stripQuotations(text), lang), 'reportingVerbs');
}
