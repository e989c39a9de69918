/**
 * The phrase lists, one data file a language. What each list is for stands beside its name; a
 * language without a file has no phrases, and rules that need them do nothing.
 */

import { baseLanguage } from '../../nlp/language-tags.ts';
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
import tr from './tr.data.json' with { type: 'json' };
import vi from './vi.data.json' with { type: 'json' };
import zh from './zh.data.json' with { type: 'json' };

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
export function getPhraseList(lang: string, list: PhraseList): readonly string[] {
  const base = baseLanguage(lang);
  return (Object.hasOwn(byLanguage, base) ? byLanguage[base]?.[list] : undefined) ?? [];
}
