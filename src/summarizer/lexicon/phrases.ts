/**
 * Finds phrases of the lexicon in a text: at its start, anywhere, or as all of it. The filters, the
 * ranker, the genres and compression use it.
 */

import { baseLanguage } from '../../nlp/language-tags.ts';
import { trimEnd } from '../../nlp/unicode.ts';
import { groupBy } from '../../shared/collections.ts';
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
import { findFirstWord, type Matching, splitTokens, type Tokens, tokenize } from './tokens.ts';
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

/** A phrase in words, with the list that it is from. */
interface Phrase {
  readonly list: PhraseList;
  readonly words: readonly string[];
}

/** The lists of a language, prepared for matching. */
interface PhraseIndex {
  /** The phrases of a list as text, for languages in which phrases match anywhere. */
  readonly plain: ReadonlyMap<PhraseList, readonly string[]>;
  /** Phrases by their first word. Few words begin one, so most words cost one look-up. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  /** Words with any ending, which are written `word*` in the data, by their first character. */
  readonly prefixes: ReadonlyMap<string, readonly Phrase[]>;
}

const indexes = new Map<string, PhraseIndex>();

/** How often each list occurs in a text; a list that does not occur is missing. */
type PhraseCounts = ReadonlyMap<PhraseList, number>;

/** The ranker counts a dozen lists in each sentence, so all are counted when the first one is. */
const countsByText = new WeakMap<Tokens, PhraseCounts>();

/**
 * Finds the longest phrase of a list at the start of a text, ignoring an opening quotation mark.
 *
 * @returns the UTF-16 offset of the phrase's end; 0 if there is none
 */
export function matchPhraseAtStart(text: Tokens, list: PhraseList): number {
  if (text.matching === 'anywhere') return matchPlainAtStart(text, list);
  const first = findFirstWord(text.tokens);
  return Math.max(
    matchPhraseAtToken(text, first, list),
    first > 0 ? matchPhraseAtToken(text, 0, list) : 0,
  );
}

/**
 * Finds the longest phrase of a list that begins at a token.
 *
 * @param at the index of the token
 * @returns the UTF-16 offset of the phrase's end; 0 if there is none
 */
export function matchPhraseAtToken(text: Tokens, at: number, list: PhraseList): number {
  let maxLength = 0;
  for (const phrase of findPhrases(text, at, getIndex(text.lang, text.matching))) {
    if (phrase.list === list) maxLength = Math.max(maxLength, phrase.words.length);
  }
  return maxLength === 0 ? 0 : (text.ends[at + maxLength - 1] ?? 0);
}

/** Returns true if a text contains a phrase of a list. */
export function containsPhrase(text: Tokens, list: PhraseList): boolean {
  if (text.matching === 'words') return countPhrases(text, list) > 0;
  return getPlainPhrases(text, list).some((phrase) => text.folded.includes(phrase));
}

/** Returns the number of positions in a text at which a phrase of a list begins. */
export function countPhrases(text: Tokens, list: PhraseList): number {
  if (text.matching === 'words') return getCounts(text).get(list) ?? 0;
  return getPlainPhrases(text, list).reduce(
    (sum, phrase) => sum + text.folded.split(phrase).length - 1,
    0,
  );
}

/** Returns true if a heading or label consists of nothing but a phrase of a list. */
export function isPhrase(text: string, lang: string, list: PhraseList): boolean {
  const tokens = tokenize(trimEnd(text, ':：.。!！'), lang);
  const { folded, matching } = tokens;
  if (matching === 'anywhere') return getPlainPhrases(tokens, list).includes(folded.trim());
  return folded.length > 0 && matchPhraseAtToken(tokens, 0, list) === folded.length;
}

function matchPlainAtStart(text: Tokens, list: PhraseList): number {
  const start = text.folded.length - text.folded.replace(/^[\s"“”‘’«»「『（(【《]+/u, '').length;
  const matches = getPlainPhrases(text, list).filter((phrase) =>
    text.folded.startsWith(phrase, start),
  );
  const maxLength = Math.max(0, ...matches.map((phrase) => phrase.length));
  return maxLength === 0 ? 0 : start + maxLength;
}

function getPlainPhrases({ lang, matching }: Tokens, list: PhraseList): readonly string[] {
  return getIndex(lang, matching).plain.get(list) ?? [];
}

function getCounts(text: Tokens): PhraseCounts {
  const known = countsByText.get(text);
  if (known !== undefined) return known;
  const counts = new Map<PhraseList, number>();
  const index = getIndex(text.lang, text.matching);
  for (const at of text.tokens.keys()) {
    const phrases = findPhrases(text, at, index);
    // Most words begin no phrase.
    if (phrases.length === 0) continue;
    for (const list of new Set(phrases.map((phrase) => phrase.list)))
      counts.set(list, (counts.get(list) ?? 0) + 1);
  }
  countsByText.set(text, counts);
  return counts;
}

const none: readonly Phrase[] = [];

/** Returns the phrases of all lists that begin at a token. */
function findPhrases(text: Tokens, at: number, index: PhraseIndex): readonly Phrase[] {
  const token = text.tokens[at];
  if (token === undefined) return none;
  const phrases = index.byFirst.get(token);
  const prefixes = index.prefixes.size === 0 ? undefined : index.prefixes.get(token.charAt(0));
  if (phrases === undefined && prefixes === undefined) return none;
  const found: Phrase[] = [];
  for (const phrase of phrases ?? none) if (continuesAt(text, at, phrase)) found.push(phrase);
  for (const prefix of prefixes ?? none) {
    if (token.startsWith(prefix.words[0] ?? '')) found.push(prefix);
  }
  return found;
}

/** Returns true if a phrase, whose first word is at `at`, goes on there with its other words. */
function continuesAt({ tokens }: Tokens, at: number, { words }: Phrase): boolean {
  for (let i = 1; i < words.length; i++) if (tokens[at + i] !== words[i]) return false;
  return true;
}

function getIndex(lang: string, matching: Matching): PhraseIndex {
  const cached = indexes.get(lang);
  if (cached !== undefined) return cached;
  const index = createIndex(lang, matching);
  indexes.set(lang, index);
  return index;
}

/** Creates the index of a language; one without a data file has no phrases. */
function createIndex(lang: string, matching: Matching): PhraseIndex {
  const base = baseLanguage(lang);
  const lists = (Object.hasOwn(listsByLanguage, base) && listsByLanguage[base]) || {};
  const plain = new Map<PhraseList, readonly string[]>();
  const wholeWords: Phrase[] = [];
  const prefixes: Phrase[] = [];
  for (const [name, phrases] of Object.entries(lists)) {
    const list = name as PhraseList;
    if (matching !== 'words')
      plain.set(
        list,
        phrases.map((phrase) => tokenize(phrase, lang).folded),
      );
    for (const phrase of phrases) {
      const words = splitTokens(phrase);
      const [first] = words;
      if (first === undefined) continue;
      if (phrase.endsWith('*')) prefixes.push({ list, words: [first] });
      else wholeWords.push({ list, words });
    }
  }
  return {
    plain,
    byFirst: groupBy(wholeWords, ({ words }) => words[0] ?? ''),
    prefixes: groupBy(prefixes, ({ words }) => (words[0] ?? '').charAt(0)),
  };
}
