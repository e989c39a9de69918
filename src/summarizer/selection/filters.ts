/**
 * What is never a point. Each gate is a named reason; the first that applies is a sentence's own.
 * A gate that is not `strict` gives way when nothing else is left of a short text.
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
import { containment } from '../scoring/vectors.ts';

// Sentences whose subject is left to the verb: “Señaló que …”, “Ha detto che …”, „Dodał, że …”. In
// languages that may leave a pronoun out they lean on the sentence before as “He said” does.

/** A verb at the start, by its ending, and at once what it says, so that no subject stands between. */
const openings: Readonly<Record<string, RegExp>> = {
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

/** Whether `text` begins with a verb that has no subject of its own. */
function lacksSubject({ lang, folded }: Tokens): boolean {
  return openings[baseLanguage(lang)]?.test(folded) ?? false;
}

// Sentences that lean on another: “She denied it.” says nothing without the sentence before.
// Nearly a third of extractive summaries mislead in this way or a near one (Zhang, Wan & Bansal
// 2023, “Extractive is not Faithful”), so this weighs more than a little more of the message.

/** What a sentence leans on the one before it with; `inside`: a word further in points back. */
export type ContextDependence = 'none' | 'pronoun' | 'connective' | 'inside';

/** Asked for by the ranker, and again when sentences are chosen. */
const dependenceCache = new WeakMap<Tokens, ContextDependence>();

/** How `text` leans on what comes before it. */
export function contextDependence(text: Tokens): ContextDependence {
  const leaning = dependenceCache.get(text) ?? findContextDependence(text);
  dependenceCache.set(text, leaning);
  return leaning;
}

function findContextDependence(text: Tokens): ContextDependence {
  if (matchPhraseAtStart(text, 'selfContained') > 0) return 'none';
  if (startsWithPronoun(text) || lacksSubject(text)) return 'pronoun';
  if (matchPhraseAtStart(text, 'connectives') > 0) return 'connective';
  return pointsBackInside(text) ? 'inside' : 'none';
}

function startsWithPronoun(text: Tokens): boolean {
  if (matchPhraseAtStart(text, 'pronouns') > 0 || matchPhraseAtStart(text, 'possessives') > 0)
    return true;
  return findLeadLengths(text).some((at) => matchPhraseAtToken(text, at, 'pronouns') > 0);
}

/** The tokens that come after a lead: “after | this”, “one of | them”. */
function findLeadLengths(text: Tokens): number[] {
  const first = findFirstWord(text.tokens);
  const end = matchPhraseAtToken(text, first, 'pronounLeadIns');
  return end === 0 ? [] : [text.ends.findIndex((at) => at > end)].filter((at) => at > 0);
}

function pointsBackInside(text: Tokens): boolean {
  return containsPhrase(text, 'backReferences') || hasUnnamedPronoun(text);
}

/** How many tokens from the start a personal pronoun must have had somebody named before it. */
const maxPronounTokens = 11;

/** “Last year he sold it”: a personal pronoun near the start, and nobody before it that it could mean. */
function hasUnnamedPronoun(text: Tokens): boolean {
  const first = findFirstWord(text.tokens);
  for (let at = first; at < Math.min(text.tokens.length, first + maxPronounTokens); at += 1) {
    if (matchPhraseAtToken(text, at, 'people') > 0 || isName(text, at, first)) return false;
    if (matchPhraseAtToken(text, at, 'personal') > 0) return at > first;
  }
  return false;
}

/** A capital stands for a name, at the sentence's start unless the word is a common one. */
function isName(text: Tokens, at: number, first: number): boolean {
  if (text.capitals[at] !== true) return false;
  return at > first || !isStopWord(text.tokens[at] ?? '', text.lang);
}

// “A petition argued that darker streets would bring accidents. None came.” The second sentence is
// too short to be a point, and without it the first says the opposite of what the article does.

/** Words of a payoff, and of both sentences together, at most. */
const maxFollowUpWords = 9;
const maxTotalWords = 40;

/** The short sentence that turns `sentence` round and has to be said with it, if there is one. */
export function contrastingFollowUp(
  sentence: Sentence,
  document: SegmentedDocument,
): Sentence | undefined {
  const next = findReversalAfter(sentence, document);
  if (next === undefined || next.length > maxFollowUpWords) return undefined;
  return sentence.length + next.length <= maxTotalWords ? next : undefined;
}

/** Whether what follows turns `sentence` round at length, so that alone it would mislead. */
export function isContradictedNext(sentence: Sentence, document: SegmentedDocument): boolean {
  return (
    findReversalAfter(sentence, document) !== undefined &&
    contrastingFollowUp(sentence, document) === undefined
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

type Filter = (sentence: Sentence, document: SegmentedDocument) => boolean;

/** Gates whose sentences are not worth showing in any case. */
export const hardFilters = {
  boilerplateSection: ({ section }, document) => document.sections[section]?.isBoilerplate ?? false,
  code: ({ text }, { lang }) => looksLikeCode(text, lang),
  address: ({ text }) => /https?:|www\.|\S@\S|(?:^|\s)[@#]\p{L}/u.test(text),
  boilerplate: ({ tokens }) => containsPhrase(tokens, 'boilerplate'),
  teaser: ({ tokens }) => matchPhraseAtStart(tokens, 'teasers') > 0,
  bracketed: ({ text }) => /^[([（【［].*[)\]）】］][.。]?$/u.test(text),
  caption: ({ text }) => /^\p{L}{2,12}\.?\s?\d{1,3}\s?[.:：]/u.test(text),
  title: (sentence, document) => repeatsTitle(sentence, document),
  questionMark: ({ text }) => /^[QВF]\s?[:.]\s/u.test(text),
  formRow: ({ text }, document) => isFormRow(text, document),
} satisfies Record<string, Filter>;

/** “Figure 7 shows …”, “In Section 3 …”. */
const numberedSignpost =
  /^(?:(?:in|as|see|dans|en|em|nella) )?(?:fig(?:ure|\.)|table|section|sect\.|appendix|chapter|abb(?:ildung|\.)|tabelle|abschnitt|kapitel|figura|tabla|tabela|tabella|tableau|sección|seção|sezione|рис(?:унок|\.)|таблица|раздел|gambar|tabel|図|表|图|圖)\s?\d{1,3}(?!\d)/iu;

/**
 * Whether a sentence tells where something stands, and not what it is. Not among the filters above,
 * since those are features of the ranker.
 */
export function isSignpost({ text, tokens }: Sentence): boolean {
  return numberedSignpost.test(text) || matchPhraseAtStart(tokens, 'signposts') > 0;
}

export const softFilters = {
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

/** Why `sentence` can never be a point, however little else there is. */
export function findHardFilter(
  sentence: Sentence,
  document: SegmentedDocument,
): HardFilter | undefined {
  return findFirstFilter(hardFilters, sentence, document);
}

/** Why `sentence` makes no good point. */
export function findSoftFilter(
  sentence: Sentence,
  document: SegmentedDocument,
): SoftFilter | undefined {
  return findFirstFilter(softFilters, sentence, document);
}

function findFirstFilter<Name extends string>(
  filters: Record<Name, Filter>,
  sentence: Sentence,
  document: SegmentedDocument,
): Name | undefined {
  for (const name in filters) if (filters[name](sentence, document)) return name;
  return undefined;
}

/** Marks of programs and markup; a Greek question ends with what looks like a semicolon. */
function looksLikeCode(text: string, lang: string): boolean {
  if (/[{}]|=>|::|\w\(\)|\s\|\s|^\$ |!;|=$/u.test(text)) return true;
  if (/[<>]/u.test(text) && !/<\p{Lu}[^<>]{3,60}>/u.test(text)) return true;
  return text.endsWith(';') && !isQuestion(text, lang);
}

/** The shortest item of a list that may go without a full stop: a result in a bullet. */
const minBareItemWords = 7;

function lacksSentenceEnd({ text, kind, length }: Sentence, lang: string): boolean {
  if (endsAsSentence(text, lang)) return false;
  return kind !== 'item' || length < minBareItemWords || !/^\p{Lu}[^:：[\]()]*$/u.test(text);
}

function repeatsTitle({ terms }: Sentence, { titleTerms }: SegmentedDocument): boolean {
  if (titleTerms.length < 3) return false;
  return (
    containment(terms, new Set(titleTerms)) > 0.85 && containment(titleTerms, new Set(terms)) > 0.6
  );
}

/** A row of a form that the article fills in again and again (“Best for: …”); a speaker is none. */
function isFormRow(text: string, document: SegmentedDocument): boolean {
  const label = findLabelBefore(text);
  if (label === undefined || !document.repeatedLabels.has(label)) return false;
  return getTurns(document).length === 0;
}

/** Five or more things with hardly a word between them: ingredients, tools, key words. */
function isEnumeration(text: string, length: number): boolean {
  const commas = (text.match(/[,،;]\s/gu) ?? []).length;
  return commas >= 4 && commas * 3 >= length;
}

/** A line-up, a table, a list of prices: as many numbers as that are no sentence. */
function isRowOfFigures(text: string, length: number): boolean {
  const numbers = (text.match(/(?<![\p{L}\p{N}.,])\p{Nd}+/gu) ?? []).length;
  return numbers >= 7 && numbers * 4 >= length;
}

/** Words that may stand beside a question that somebody asks: “‘Why us?’, she asked herself.” */
const maxWordsAroundQuestion = 7;

function isQuotedQuestion(text: string, lang: string): boolean {
  if (!/[?？؟]["”’»」』]/u.test(text)) return false;
  return lengthInWords(stripQuotations(text), lang) <= maxWordsAroundQuestion;
}

/** Mostly somebody's words, and nothing that says whose. */
function isBareQuotation(text: string, lang: string): boolean {
  if (computeQuotedShare(text) <= 0.7) return false;
  return !containsPhrase(tokenize(stripQuotations(text), lang), 'reportingVerbs');
}
