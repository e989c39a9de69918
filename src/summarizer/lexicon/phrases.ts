/**
 * Finds phrases of the lexicon in a text: at its start, anywhere, or as all of it. The filters, the
 * ranker, the genres and compression use it.
 */

import { baseLanguage } from '../../nlp/language-tags.ts';
import { trimEnd } from '../../nlp/unicode.ts';
import ar from './ar.data.json' with { type: 'json' };
import de from './de.data.json' with { type: 'json' };
import el from './el.data.json' with { type: 'json' };
import en from './en.data.json' with { type: 'json' };
import es from './es.data.json' with { type: 'json' };
import fr from './fr.data.json' with { type: 'json' };
import hi from './hi.data.json' with { type: 'json' };
import id from './id.data.json' with { type: 'json' };
import it from './it.data.json' with { type: 'json' };
import ja from './ja.data.json' with { type: 'json' };
import ko from './ko.data.json' with { type: 'json' };
import nl from './nl.data.json' with { type: 'json' };
import pl from './pl.data.json' with { type: 'json' };
import pt from './pt.data.json' with { type: 'json' };
import ru from './ru.data.json' with { type: 'json' };
import { findFirstWord, type Matching, type Tokens, tokenize } from './tokens.ts';
import tr from './tr.data.json' with { type: 'json' };
import vi from './vi.data.json' with { type: 'json' };
import zh from './zh.data.json' with { type: 'json' };

// Each language has a data file with its lists. A language without a file has no phrases, and the
// rules that need them do nothing.

/** The name of a list of phrases. */
export type PhraseList =
  /** Words that refer back to an earlier sentence: “she”, “this”. */
  | 'pronouns'
  /** Words that refer back only at the start of a sentence: “its”, “the latter”. */
  | 'possessives'
  /** Words before a pronoun at the start of a sentence: “after”, “one of”. */
  | 'pronounLeadIns'
  /** Starts that look like a pronoun but do not refer back: “it is important”, “this year”. */
  | 'selfContained'
  /** Starts that continue the sentence before: “but”, “for example”. */
  | 'connectives'
  /** Connectives that can be removed, with their comma. */
  | 'droppable'
  /** Starts whose connective cannot be removed: “but for”. */
  | 'notDropped'
  /** Starts that contradict the sentence before: “but”, “neither”. */
  | 'reversals'
  /** Words within a sentence that refer back: “the latter”, “do so”. */
  | 'backReferences'
  /** Personal pronouns that need a name before them. */
  | 'personal'
  /** Nouns to which such a pronoun can refer: “doctor”. */
  | 'people'
  | 'firstPerson'
  | 'firstPlural'
  /** Words that address whoever reads the article, without formal ones that also mean “she”. */
  | 'secondPerson'
  /** Words that contain a first person pronoun but are not one: 我国. */
  | 'notFirstPerson'
  /** Verbs of saying, and “according to”. */
  | 'reportingVerbs'
  /** Words that limit a statement and must not be removed from it: “allegedly”, “unless”. */
  | 'hedges'
  /** Words that start a relative clause after a comma. */
  | 'clauses'
  /** Phrases that belong to the page and not to the article: “sign up”. */
  | 'boilerplate'
  /** Starts without information: “Imagine”, “Have you ever”. */
  | 'teasers'
  /** Starts of a conclusion: “overall”. */
  | 'concluding'
  /** Phrases that report the result of a study: “found that”. */
  | 'finding'
  /** Phrases that limit the result of a study: “small sample”. */
  | 'caveat'
  /** Words for a study: “trial”, “researchers”. */
  | 'study'
  /** Phrases of an opinion: “must”, “the problem is”. */
  | 'thesis'
  /** Words for the claim of a fact check: “viral”. */
  | 'claim'
  /** Words for the verdict of a fact check: “misleading”. */
  | 'verdict'
  /** Phrases in the title of a fact check. */
  | 'factCheckTitle'
  /** Words in a title whose headings may be false statements: “myths”, “mistakes”. */
  | 'mythTitle'
  /** Words in the title of a listicle or how-to: “tips”, “ways”. */
  | 'listTitle'
  /** Headings that are not items of a list: “Conclusion”. */
  | 'metaHeadings'
  /** Starts of such headings: “How we tested …”. */
  | 'metaHeadingStarts'
  /** Headings of sections that are not part of the article: “Media contact”. */
  | 'asideHeadings'
  | 'verdictHeadings'
  /** Headings of what a paper or a report says of itself at its beginning and its end. */
  | 'abstractHeadings'
  | 'introductionHeadings'
  | 'conclusionHeadings'
  /** Starts that tell where something stands, and not what it is: “This section”. */
  | 'signposts'
  | 'prosHeadings'
  | 'consHeadings'
  /** Phrases of advertising: “world-class”. */
  | 'promotional'
  /** Labels before a colon: “Summary:”. */
  | 'labels';

type PhraseLists = Partial<Record<PhraseList, readonly string[]>>;

const listsByLanguage: Record<string, PhraseLists> = {
  ar,
  de,
  el,
  en,
  es,
  fr,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  tr,
  vi,
  zh,
};

/** Returns the phrases of a list in a language; none for a language without a file. */
function getPhraseList(lang: string, list: PhraseList): readonly string[] {
  const base = baseLanguage(lang);
  return (Object.hasOwn(listsByLanguage, base) ? listsByLanguage[base]?.[list] : undefined) ?? [];
}

/** A list prepared for matching. Phrases are indexed by their first word, so most words cost O(1). */
interface PhraseIndex {
  /** All phrases as text, for languages in which phrases match anywhere. */
  readonly plain: readonly string[];
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Words with any ending, which are written `word*` in the data, by their first character. */
  readonly prefixes: ReadonlyMap<string, readonly string[]>;
}

/** Two levels of maps avoid creating a key string for each of the many look-ups. */
const indexes = new Map<string, Map<PhraseList, PhraseIndex>>();

/**
 * Finds the longest phrase of a list at the start of a text, ignoring an opening quotation mark.
 *
 * @returns the UTF-16 offset of the phrase's end; 0 if there is none
 */
export function matchPhraseAtStart(text: Tokens, list: PhraseList): number {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching === 'anywhere') return matchPlainAtStart(text, index);
  const first = findFirstWord(text.tokens);
  return Math.max(matchPhrase(text, first, index), first > 0 ? matchPhrase(text, 0, index) : 0);
}

/**
 * Finds the longest phrase of a list that begins at a token.
 *
 * @param at the index of the token
 * @returns the UTF-16 offset of the phrase's end; 0 if there is none
 */
export function matchPhraseAtToken(text: Tokens, at: number, list: PhraseList): number {
  return matchPhrase(text, at, getIndex(text.lang, list, text.matching));
}

/** Returns true if a text contains a phrase of a list. */
export function containsPhrase(text: Tokens, list: PhraseList): boolean {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching !== 'words') return index.plain.some((phrase) => text.folded.includes(phrase));
  return text.tokens.some((_, at) => matchPhrase(text, at, index) > 0);
}

/** Returns the number of positions in a text at which a phrase of a list begins. */
export function countPhrases(text: Tokens, list: PhraseList): number {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching !== 'words') {
    return index.plain.reduce((sum, phrase) => sum + text.folded.split(phrase).length - 1, 0);
  }
  return text.tokens.filter((_, at) => matchPhrase(text, at, index) > 0).length;
}

/** Returns true if a heading or label consists of nothing but a phrase of a list. */
export function isPhrase(text: string, lang: string, list: PhraseList): boolean {
  const tokens = tokenize(trimEnd(text, ':：.。!！'), lang);
  const index = getIndex(lang, list, tokens.matching);
  if (tokens.matching === 'anywhere') return index.plain.includes(tokens.folded.trim());
  return tokens.folded.length > 0 && matchPhrase(tokens, 0, index) === tokens.folded.length;
}

function matchPlainAtStart(text: Tokens, index: PhraseIndex): number {
  const start = text.folded.length - text.folded.replace(/^[\s"“”‘’«»「『（(【《]+/u, '').length;
  const matches = index.plain.filter((phrase) => text.folded.startsWith(phrase, start));
  const maxLength = Math.max(0, ...matches.map((phrase) => phrase.length));
  return maxLength === 0 ? 0 : start + maxLength;
}

function matchPhrase(text: Tokens, at: number, index: PhraseIndex): number {
  const token = text.tokens[at];
  if (token === undefined) return 0;
  let last = -1;
  const prefixes = index.prefixes.size > 0 ? index.prefixes.get(token.charAt(0)) : undefined;
  if (prefixes?.some((prefix) => token.startsWith(prefix))) last = at;
  const phrases = index.byFirst.get(token);
  if (phrases === undefined) return last < 0 ? 0 : (text.ends[last] ?? 0);
  for (const phrase of phrases) {
    const isMatch = phrase.every((word, offset) => text.tokens[at + offset] === word);
    if (isMatch) last = Math.max(last, at + phrase.length - 1);
  }
  return last < 0 ? 0 : (text.ends[last] ?? 0);
}

function getIndex(lang: string, list: PhraseList, matching: Matching): PhraseIndex {
  const languageIndexes = indexes.get(lang) ?? new Map<PhraseList, PhraseIndex>();
  indexes.set(lang, languageIndexes);
  const cached = languageIndexes.get(list);
  if (cached !== undefined) return cached;
  const index = createIndex(getPhraseList(lang, list), lang, matching);
  languageIndexes.set(list, index);
  return index;
}

function createIndex(phrases: readonly string[], lang: string, matching: Matching): PhraseIndex {
  const byFirst = new Map<string, string[][]>();
  const prefixes = new Map<string, string[]>();
  for (const phrase of phrases) {
    const { tokens } = tokenize(phrase, lang);
    const [first] = tokens;
    if (first === undefined) continue;
    if (phrase.endsWith('*')) addTo(prefixes, first.charAt(0), first);
    else addTo(byFirst, first, tokens);
  }
  const plain = matching === 'words' ? [] : phrases.map((phrase) => tokenize(phrase, lang).folded);
  return { plain, byFirst, prefixes };
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
