/** Abbreviations and function words of a language around sentence boundaries. */

import { baseLanguage, isCjk } from '../language-tags.ts';
import { foldCase } from '../unicode.ts';
import data from './sentence-language.data.json' with { type: 'json' };

/**
 * Abbreviations are stored without their last full stop and without spaces (`z.b`). An entry with a
 * capital (`Gen`) matches only with that capital.
 */
export interface SentenceLanguage {
  readonly base: string;
  /** Abbreviations that never end a sentence, such as titles and “e.g.”. */
  readonly inner: ReadonlySet<string>;
  /** Abbreviations that do not end a sentence before a number: “No. 5”. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Abbreviations that end a sentence only if a capitalized stop word follows. */
  readonly either: ReadonlySet<string>;
  /** Times of day, which do not end a sentence before a calendar word: “5 p.m. Friday”. */
  readonly clock: ReadonlySet<string>;
  /** Days, months and time zones, case-folded. */
  readonly calendar: ReadonlySet<string>;
  /** Words that look like initials but end a sentence: “и т. д.”, the I of “World War I”. */
  readonly final: ReadonlySet<string>;
  /** All prefixes, from two parts on, of abbreviations with several parts: `i.d` and `i.d.r`. */
  readonly parts: ReadonlySet<string>;
  /** Verbs of saying, case-folded, which continue the sentence of a quotation before them. */
  readonly speech: ReadonlySet<string>;
  /** Particles that continue a sentence after a quotation or exclamation: Japanese と, Korean 라고. */
  readonly particles: readonly string[];
  /** Words that begin a sentence where only a space separates sentences: Thai, Lao. */
  readonly openers: readonly string[];
  /**
   * Words that make a following single capital a grade or kind instead of an initial: “vitamin C”.
   */
  readonly lettered: ReadonlySet<string>;
  /** Articles that make even a number of three digits an ordinal: “des 400. Jahrestages”. */
  readonly ordinalAfter: ReadonlySet<string>;
  readonly isCjk: boolean;
  /** True if only a space separates sentences, as in Thai and Lao. */
  readonly endsWithSpace: boolean;
  /** True if a full stop makes a number an ordinal. */
  readonly ordinals: boolean;
}

type Lists = Partial<
  Record<
    Exclude<keyof SentenceLanguage, 'base' | 'parts' | 'isCjk' | 'endsWithSpace' | 'ordinals'>,
    string
  >
>;

const lists: Record<string, Lists> = data.languages;
const ordinalLanguages: ReadonlySet<string> = new Set(data.ordinals.split(' '));
const languages = new Map<string, SentenceLanguage>();

/** Returns the rules for a BCP 47 tag; for a language without its own, the universal ones. */
export function getSentenceLanguage(lang: string): SentenceLanguage {
  const base = baseLanguage(lang);
  const known = languages.get(base);
  if (known !== undefined) return known;
  const language = loadSentenceLanguage(base);
  languages.set(base, language);
  return language;
}

function loadSentenceLanguage(base: string): SentenceLanguage {
  const own = (Object.hasOwn(lists, base) ? lists[base] : undefined) ?? {};
  const everywhere = lists['*'] ?? {};
  const of = (key: keyof Lists) =>
    [everywhere[key], own[key]].flatMap((list) => list?.split(' ') ?? []);
  return {
    base,
    inner: new Set(of('inner')),
    beforeNumber: new Set(of('beforeNumber')),
    either: new Set(of('either')),
    clock: new Set(of('clock')),
    calendar: new Set(of('calendar')),
    final: new Set(of('final')),
    parts: new Set(
      [...of('inner'), ...of('either'), ...of('clock'), ...of('final')].flatMap(listBeginnings),
    ),
    speech: new Set(of('speech').map((word) => foldCase(word, base))),
    particles: of('particles'),
    openers: of('openers'),
    lettered: new Set(of('lettered')),
    ordinalAfter: new Set(of('ordinalAfter')),
    isCjk: isCjk(base),
    endsWithSpace: base === 'th' || base === 'lo',
    ordinals: ordinalLanguages.has(base),
  };
}

/** `i.d.r` → `i.d`, `i.d.r`. */
function listBeginnings(abbreviation: string): string[] {
  const parts = abbreviation.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('.'));
}
