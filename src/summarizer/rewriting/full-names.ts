/**
 * Completes the first mention of a person in the points if it is only a surname: “Okoro said”
 * becomes “Ada Okoro said”. Called by `summarize.ts` and `choose.ts`.
 */

import { describeAnchor } from '../../anchoring/describe.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import { isStopWord } from '../../nlp/stop-words.ts';
import { filterSteps, mapSteps, type Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { type Point, summaryLimits } from '../summary.ts';

/** Languages that do not inflect names and put the surname last. */
const completedLanguages = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'id']);

/** Matches two or three capitalized words, with an initial or a particle between them. */
const fullName =
  /(?<![\p{L}\p{M}’'-])\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?(?:\s\p{Lu}\.)?(?:\s(?:de|da|van|von|bin|al|del))?\s\p{Lu}\p{L}*\p{Ll}(?:[-’']\p{Lu}\p{Ll}+)?(?![\p{L}\p{M}]|\s\p{Lu})/gu;

const particles = new Set(['de', 'da', 'van', 'von', 'bin', 'al', 'del']);
const germanArticles = new Set(
  'der die das den dem des ein eine einen einem einer eines'.split(' '),
);

/** Matches a unit or a quantity at the start of what looks like a name: “Kilogramm Wasserstoff”. */
const germanMeasure =
  /^(?:(?:Kilo|Milli)?[Gg]ramm|Tonnen?|Liter|(?:Kilo|Quadrat|Kubik|Zenti|Milli)?[Mm]etern?|Prozent|Euro|Dollar|Franken|Millionen|Milliarden|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|Grad|(?:Kilo|Mega|Giga)?[Ww]att(?:stunden?)?)\s/;

const capitalized = /\p{Lu}[\p{L}\p{M}’'-]+/gu;

/** What ends before, or continues after, a name that is part of a longer word. */
const [wordStart, wordRest] = [/[\p{L}\p{M}-]$/u, /^[\p{L}\p{M}-]/u];

/**
 * A surname with this before or after it is part of a longer name, of another word, or, as in
 * “Spicher’s, which opened in May”, of the name of a firm.
 */
const beforeName = /(?:[\p{L}\p{M}.’'-]|\p{Lu}[\p{L}.’'-]{0,20}\s)$/u;
const afterName = /^(?:[\p{L}\p{M}+™®-]|\s\p{Lu}|[’']s[,.;:])/u;

/** Matches capitals within a word, as brands have: “ColdFusion”, “ARKit”; not “McCall” or “DeVito”. */
const innerCapital =
  /^(?!(?:Ma?c|Fitz|D[ei]|La|Le|O[’'])\p{Lu})(?:\p{L}+\p{Ll}\p{Lu}|\p{Lu}{2}\p{L}*\p{Ll})/u;
/** Nobody has an indefinite article, but “a Jenkins job” does. */
const indefiniteArticle = /(?<!\p{L})[Aa]n?\s$/u;
/** Matches a participle, which looks like a given name at the start of a sentence: “Getting Disney”. */
const participle = /^\p{Lu}\p{Ll}+ing\s/u;

/** A person whom the article introduces with their full name. */
interface Person {
  readonly surname: string;
  /** The text before the surname, with the space after it. */
  readonly givenName: string;
  readonly sentence: Sentence;
  /** UTF-16 offsets of the full name in the block of the sentence. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the persons whose surnames occur in `texts`, by surname. A surname that two persons share is
 * left out, because it would be unclear who is meant.
 */
function* findPersonSteps(
  document: SegmentedDocument,
  texts: readonly string[],
): Steps<Map<string, Person>> {
  const persons = new Map<string, Person | undefined>();
  if (!completedLanguages.has(baseLanguage(document.lang))) return new Map();
  const words = [...new Set(texts.flatMap((text) => text.match(capitalized) ?? []))];
  // Most sentences name nobody whom a point names; a text search skips them cheaply.
  const sentences = yield* filterSteps(document.sentences, ({ text }) =>
    words.some((word) => text.includes(word)),
  );
  const named = yield* mapSteps(sentences, (sentence) => findPersons(sentence, document));
  for (const person of named.flat()) {
    const { surname, givenName } = person;
    if (!persons.has(surname)) persons.set(surname, person);
    else if (persons.get(surname)?.givenName !== givenName) persons.set(surname, undefined);
  }
  const mentioned = [...persons].flatMap(([surname, person]) =>
    person !== undefined && texts.some((text) => text.includes(surname))
      ? [[surname, person] as const]
      : [],
  );
  return new Map(
    yield* filterSteps(
      mentioned,
      ([surname, person]) =>
        isSpeaker(surname, document) &&
        isIntroduced(person, document) &&
        !occursInLowerCase(person.givenName, document) &&
        !occursAlone(person, document),
    ),
  );
}

/**
 * Returns true if the full name occurs where a text introduces people: in one of the first two
 * sentences that have the surname, since a lead may use it alone. “Linux Jenkins”, after “Jenkins” in
 * ten sentences, is no introduction, and “a Jenkins job” means that it is no person.
 */
function isIntroduced({ surname, sentence }: Person, { sentences }: SegmentedDocument): boolean {
  let earlier = 0;
  for (const { index, text } of sentences) {
    const at = findIndexBetween(text, surname, wordStart, wordRest);
    if (at < 0) continue;
    if (index < sentence.index) earlier += 1;
    if (earlier > 1 || indefiniteArticle.test(text.slice(Math.max(0, at - 4), at))) return false;
  }
  return true;
}

/** A word that also occurs in lower case is no given name: “Every Substack writer”. */
function occursInLowerCase(givenName: string, { sentences }: SegmentedDocument): boolean {
  const word = givenName.split(/[\s'’-]/u, 1)[0]?.toLowerCase();
  return sentences.some(({ tokens: { tokens, capitals } }) =>
    tokens.some((token, at) => token === word && capitals[at] === false),
  );
}

/**
 * Returns true if the given name also occurs without the surname. Then it may be the name of somebody
 * else (“Nino Aron” of two people, then “Nino said”) or a German noun (“Stadt Ellin”, then “die Stadt”).
 */
function occursAlone({ givenName, surname }: Person, { sentences }: SegmentedDocument): boolean {
  const name = givenName.trim();
  return sentences.some(({ text }) => {
    const at = findIndexBetween(text, name, wordStart, wordRest);
    return at >= 0 && !text.startsWith(surname, at + givenName.length);
  });
}

function findPersons(sentence: Sentence, { article, lang }: SegmentedDocument): Person[] {
  const source = article.blocks[sentence.block]?.text.slice(sentence.start, sentence.end) ?? '';
  return Array.from(source.matchAll(fullName)).flatMap((match) => {
    const name = match[0];
    // A stop word means that it is not a name: “Schauen Sie”, “The Council”.
    if (name.split(' ').some((word) => isStopWord(word, lang) && !particles.has(word))) return [];
    if (innerCapital.test(name.slice(name.lastIndexOf(' ') + 1)) || participle.test(name))
      return [];
    if (baseLanguage(lang) === 'de' && !isGermanName(name, source.slice(0, match.index))) return [];
    const surname = /\s((?:(?:de|da|van|von|bin|al|del)\s)?\S+)$/u.exec(name)?.[1] ?? '';
    const givenName = name.slice(0, name.length - surname.length);
    const start = sentence.start + match.index;
    return [{ surname, givenName, sentence, start, end: start + name.length }];
  });
}

/**
 * German capitalizes every noun and the first word of every sentence. Two capitalized words are
 * therefore a name only within a sentence, without an article before them, and if the first is neither a
 * polite possessive nor a unit. “Hegen Arbeitgeber …”, “der Deutsche Bundestag”, “Ihrem Windows” and
 * “Kilogramm Wasserstoff” are not.
 */
function isGermanName(name: string, before: string): boolean {
  if (/^(?:Ihr|Euer|Eur)(?:e[mnrs]?)?\s/u.test(name) || germanMeasure.test(name)) return false;
  const previous = /([\p{L}\p{M}]+)[,]?\s$/u.exec(before)?.[1];
  return previous !== undefined && !germanArticles.has(previous.toLowerCase());
}

/** Requires a reporting verb near the surname, because towns and companies look like names too. */
function isSpeaker(surname: string, { sentences, lang }: SegmentedDocument): boolean {
  return sentences.some(({ text }) => {
    const at = findIndexBetween(text, surname, wordStart, wordRest);
    if (at < 0) return false;
    const near = text.slice(Math.max(0, at - 30), at + surname.length + 25);
    return containsPhrase(tokenize(near, lang), 'reportingVerbs');
  });
}

/**
 * Puts the given name before the first mention of each person if it is only a surname, in steps.
 * The given name becomes an inserted span, and its position in the article another source.
 *
 * @param points in the order in which they are shown
 */
export function* completeNamesSteps(
  points: readonly Point[],
  document: SegmentedDocument,
): Steps<Point[]> {
  const texts = points.map(({ text }) => text);
  const persons = yield* findPersonSteps(document, texts);
  const mentioned = new Set<string>();
  return points.map((point) => {
    let completed = point;
    for (const [surname, person] of persons) {
      if (mentioned.has(surname) || !point.text.includes(surname)) continue;
      if (findIndexBetween(point.text, surname, wordStart, afterName) < 0) continue;
      const at = findIndexBetween(completed.text, surname, beforeName, afterName);
      if (at >= 0 && !completed.text.includes(person.givenName + surname)) {
        completed = completeName(completed, at, person, document);
      }
      mentioned.add(surname);
    }
    return completed;
  });
}

function completeName(
  point: Point,
  at: number,
  person: Person,
  document: SegmentedDocument,
): Point {
  const { givenName, sentence, start, end } = person;
  const { sources, insertedSpans = [] } = point;
  // A point that has reached the limits of the schema keeps its other surnames.
  const isFull =
    sources.length >= summaryLimits.sources || insertedSpans.length >= summaryLimits.insertedSpans;
  if (isFull) return point;
  const shifted = insertedSpans.map((span) =>
    span.start >= at
      ? { start: span.start + givenName.length, end: span.end + givenName.length }
      : span,
  );
  return {
    ...point,
    text: point.text.slice(0, at) + givenName + point.text.slice(at),
    sources: [...sources, describeAnchor(document.article, sentence.block, start, end)],
    insertedSpans: [...shifted, { start: at, end: at + givenName.length }],
  };
}

/** More characters than `beforeName` can match. */
const nameContextChars = 48;

/**
 * Returns the index of the first `word` in `text` that neither `before` nor `after` matches next to,
 * or -1. It searches text because compiling a pattern for each name would be slow.
 */
function findIndexBetween(text: string, word: string, before: RegExp, after: RegExp): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (before.test(text.slice(Math.max(0, at - nameContextChars), at))) continue;
    if (!after.test(text.slice(end, end + 3))) return at;
  }
  return -1;
}
