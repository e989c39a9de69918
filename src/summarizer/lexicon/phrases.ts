/** Whether a text starts with, or holds, a phrase of one of the lists. */

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

// The phrase lists, one data file a language. What each list is for stands beside its name; a
// language without a file has no phrases, and rules that need them do nothing.

export type PhraseList =
  /** Words that point back to something said before: “she”, “this”. */
  | 'pronouns'
  /** The same, where only the start of a sentence tells: “its”, “the latter”. */
  | 'possessives'
  /** Words that may stand between a sentence's start and such a pronoun: “after”, “one of”. */
  | 'pronounLeadIns'
  /** Starts that look like a pronoun or connective and point nowhere: “it is important”, “this year”. */
  | 'selfContained'
  /** Starts that join on to the sentence before: “but”, “for example”. */
  | 'connectives'
  /** Connectives that a sentence can do without, with their comma. */
  | 'droppable'
  /** Starts in which it cannot: “but for”. */
  | 'notDropped'
  /** Starts that take back what the sentence before says: “but”, “neither”. */
  | 'reversals'
  /** Words in mid-sentence that point back: “the latter”, “do so”. */
  | 'backReferences'
  /** Personal pronouns that need a name before them. */
  | 'personal'
  /** Nouns that such a pronoun may stand for: “doctor”. */
  | 'people'
  | 'firstPerson'
  | 'firstPlural'
  /** Words that address the user; a formal one that is also “she” or “they” is left out. */
  | 'secondPerson'
  /** Words that look like the first person and are not: 我国. */
  | 'notFirstPerson'
  /** Words that say who says it. */
  | 'reportingVerbs'
  /** Words that make a statement weaker, and must stay with it: “allegedly”, “unless”. */
  | 'hedges'
  /** Words after a comma that open a clause which a long sentence can do without. */
  | 'clauses'
  /** What belongs to the page and not to the article. */
  | 'boilerplate'
  /** Starts that say nothing: “Imagine”, “Have you ever”. */
  | 'teasers'
  /** Starts of a conclusion. */
  | 'concluding'
  /** What a study found, how sure it is, and that it is a study. */
  | 'finding'
  | 'caveat'
  | 'study'
  /** What an opinion demands or holds. */
  | 'thesis'
  /** What a fact-check checks and what it says of it. */
  | 'claim'
  | 'verdict'
  | 'factCheckTitle'
  /** Titles whose headings are the false claims, or what not to do. */
  | 'mythTitle'
  /** Titles of articles that are lists or instructions. */
  | 'listTitle'
  /** Headings that are no item of a list: “Conclusion”. */
  | 'metaHeadings'
  /** How such headings begin: “How we tested …”. */
  | 'metaHeadingStarts'
  /** Headings of what is not the article: “Media contact”. */
  | 'asideHeadings'
  | 'verdictHeadings'
  /** Headings of what a paper or a report says of itself at its beginning and its end. */
  | 'abstractHeadings'
  | 'conclusionHeadings'
  /** Starts that tell where something stands, and not what it is: “This section”. */
  | 'signposts'
  | 'prosHeadings'
  | 'consHeadings'
  /** Words of an advertisement. */
  | 'promotional'
  /** Labels before a colon: “Summary:”. */
  | 'labels';

type Lists = Partial<Record<PhraseList, readonly string[]>>;

const byLanguage: Record<string, Lists> = {
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

/** The phrases of one list in the language of `lang`; none for a language without a file. */
function getPhraseList(lang: string, list: PhraseList): readonly string[] {
  const base = baseLanguage(lang);
  return (Object.hasOwn(byLanguage, base) ? byLanguage[base]?.[list] : undefined) ?? [];
}

/** A list made ready: phrases by their first word, so that a look-up costs one step a word. */
interface Index {
  readonly plain: readonly string[];
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Phrases of one word with any ending, written `word*`. */
  readonly prefixes: readonly string[];
}

/** By language and list: looked up several times a word, so no key is put together for it. */
const indexes = new Map<string, Map<PhraseList, Index>>();

/**
 * How many characters of `text` the longest phrase of `list` takes that stands at its start,
 * counted from the start of the text (an opening quotation mark before it is passed over);
 * 0 when none stands there.
 */
export function matchPhraseAtStart(text: Tokens, list: PhraseList): number {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching === 'anywhere') return matchPlainAtStart(text, index);
  const first = findFirstWord(text.tokens);
  return Math.max(matchPhrase(text, first, index), first > 0 ? matchPhrase(text, 0, index) : 0);
}

/** The longest phrase of `list` at the token with this index, in characters from the text's start. */
export function matchPhraseAtToken(text: Tokens, at: number, list: PhraseList): number {
  return matchPhrase(text, at, getIndex(text.lang, list, text.matching));
}

/** Whether a phrase of `list` stands anywhere in `text`. */
export function containsPhrase(text: Tokens, list: PhraseList): boolean {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching !== 'words') return index.plain.some((phrase) => text.folded.includes(phrase));
  return text.tokens.some((_, at) => matchPhrase(text, at, index) > 0);
}

/** In how many places of `text` a phrase of `list` begins. */
export function countPhrases(text: Tokens, list: PhraseList): number {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching !== 'words') {
    return index.plain.reduce((sum, phrase) => sum + text.folded.split(phrase).length - 1, 0);
  }
  return text.tokens.filter((_, at) => matchPhrase(text, at, index) > 0).length;
}

/** Whether `text`, a heading or a label, is nothing but a phrase of `list`. */
export function isPhrase(text: string, lang: string, list: PhraseList): boolean {
  const tokens = tokenize(trimEnd(text, ':：.。!！'), lang);
  const index = getIndex(lang, list, tokens.matching);
  if (tokens.matching === 'anywhere') return index.plain.includes(tokens.folded.trim());
  return tokens.folded.length > 0 && matchPhrase(tokens, 0, index) === tokens.folded.length;
}

function matchPlainAtStart(text: Tokens, index: Index): number {
  const start = text.folded.length - text.folded.replace(/^[\s"“”‘’«»「『（(【《]+/u, '').length;
  const found = index.plain.filter((phrase) => text.folded.startsWith(phrase, start));
  const maxLength = Math.max(0, ...found.map((phrase) => phrase.length));
  return maxLength === 0 ? 0 : start + maxLength;
}

function matchPhrase(text: Tokens, at: number, index: Index): number {
  const token = text.tokens[at];
  if (token === undefined) return 0;
  let last = -1;
  for (const prefix of index.prefixes) if (token.startsWith(prefix)) last = at;
  const phrases = index.byFirst.get(token);
  if (phrases === undefined) return last < 0 ? 0 : (text.ends[last] ?? 0);
  for (const phrase of phrases) {
    const fits = phrase.every((word, offset) => text.tokens[at + offset] === word);
    if (fits) last = Math.max(last, at + phrase.length - 1);
  }
  return last < 0 ? 0 : (text.ends[last] ?? 0);
}

function getIndex(lang: string, list: PhraseList, matching: Matching): Index {
  const ofLanguage = indexes.get(lang) ?? new Map<PhraseList, Index>();
  indexes.set(lang, ofLanguage);
  const known = ofLanguage.get(list);
  if (known !== undefined) return known;
  const made = createIndex(getPhraseList(lang, list), lang, matching);
  ofLanguage.set(list, made);
  return made;
}

function createIndex(phrases: readonly string[], lang: string, matching: Matching): Index {
  const byFirst = new Map<string, (readonly string[])[]>();
  const prefixes: string[] = [];
  for (const phrase of phrases) {
    const { tokens } = tokenize(phrase, lang);
    const [first] = tokens;
    if (first === undefined) continue;
    if (phrase.endsWith('*')) prefixes.push(first);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), tokens]);
  }
  const plain = matching === 'words' ? [] : phrases.map((phrase) => tokenize(phrase, lang).folded);
  return { plain, byFirst, prefixes };
}
