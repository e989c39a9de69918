/** What is known of a language's abbreviations and of the words around its sentence ends. */

import { baseLanguage, isCjk } from '../language-tags.ts';
import { foldCase } from '../normalize.ts';
import data from './sentence-language.data.json' with { type: 'json' };

/**
 * Abbreviations are written without their last full stop and without spaces (`z.b`). One with a
 * capital (`Gen`) is one only when it is written with a capital.
 */
export interface SentenceLanguage {
  readonly base: string;
  /** Abbreviations that never end a sentence: titles, “e.g.”. */
  readonly inner: ReadonlySet<string>;
  /** Abbreviations that do not end one when a number follows: “No. 5”. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Abbreviations that may end one, and do when a stop word with a capital follows. */
  readonly either: ReadonlySet<string>;
  /** Times of day, which do not end one before a word of the calendar: “5 p.m. Friday”. */
  readonly clock: ReadonlySet<string>;
  /** Days, months and time zones, case-folded. */
  readonly calendar: ReadonlySet<string>;
  /** What looks like initials and ends one all the same: “и т. д.”, the I of “World War I”. */
  readonly final: ReadonlySet<string>;
  /** The beginnings of all abbreviations of several parts, from two parts on: `i.d` and `i.d.r`. */
  readonly parts: ReadonlySet<string>;
  /** Verbs of saying, case-folded, whose sentence a quotation before them belongs to. */
  readonly speech: ReadonlySet<string>;
  /** Particles that carry on behind a quotation or an exclamation: Japanese と, Korean 라고. */
  readonly particles: readonly string[];
  /** Words that begin a sentence where a space is all that ends one: Thai, Lao. */
  readonly openers: readonly string[];
  /** Words after which a single capital is a grade or a kind, and no initial: “vitamin C”. */
  readonly lettered: ReadonlySet<string>;
  /** Articles that make an ordinal of a number of three digits too: “des 400. Jahrestages”. */
  readonly ordinalAfter: ReadonlySet<string>;
  readonly isCjk: boolean;
  /** Whether a space is all that ends a sentence: Thai, Lao. */
  readonly endsWithSpace: boolean;
  /** Whether a full stop makes a number an ordinal. */
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

/** The rules for a language tag; for a language without any, those that hold everywhere. */
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
