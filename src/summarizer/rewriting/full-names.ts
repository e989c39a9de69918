/** The full name of somebody who is first met by surname: “Okoro said” → “Ada Okoro said”. */

import { describeAnchor } from '../../anchoring/describe.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import { isStopWord } from '../../nlp/stop-words.ts';
import { filterSteps, mapSteps, type Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { type Point, summaryLimits } from '../summary.ts';

/** Languages whose names stand in the text as on a passport: uninflected, surname last. */
const completedLanguages = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'id']);

/** Two or three capitalized words, the particles of surnames among them. */
const fullName =
  /(?<![\p{L}\p{M}’'-])\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?(?:\s\p{Lu}\.)?(?:\s(?:de|da|van|von|bin|al|del))?\s\p{Lu}\p{L}*\p{Ll}(?:[-’']\p{Lu}\p{Ll}+)?(?![\p{L}\p{M}]|\s\p{Lu})/gu;

const particles = new Set(['de', 'da', 'van', 'von', 'bin', 'al', 'del']);
const germanArticles = new Set(
  'der die das den dem des ein eine einen einem einer eines'.split(' '),
);

const capitalized = /\p{Lu}[\p{L}\p{M}’'-]+/gu;

/** What in front of a surname makes it part of a longer name, or of another word; and what behind it. */
const beforeName = /(?:[\p{L}\p{M}.’'-]|\p{Lu}[\p{L}.’'-]{0,20}\s)$/u;
const afterName = /^(?:[\p{L}\p{M}-]|\s\p{Lu})/u;

interface Person {
  readonly surname: string;
  /** What stands before the surname, with the space after it. */
  readonly givenName: string;
  readonly sentence: Sentence;
  /** Where the whole name stands in its block. */
  readonly start: number;
  readonly end: number;
}

/**
 * Persons by surname, as the article introduces them, of whose surname one of `texts` speaks;
 * nobody whose surname two persons share.
 */
function* personSteps(
  document: SegmentedDocument,
  texts: readonly string[],
): Steps<Map<string, Person>> {
  const persons = new Map<string, Person | undefined>();
  if (!completedLanguages.has(baseLanguage(document.lang))) return new Map();
  const words = [...new Set(texts.flatMap((text) => text.match(capitalized) ?? []))];
  // Nearly all sentences name nobody whom a point names, and are passed over at the cost of a search.
  const sentences = yield* filterSteps(document.sentences, ({ text }) =>
    words.some((word) => text.includes(word)),
  );
  const named = yield* mapSteps(sentences, (sentence) => findPersons(sentence, document));
  for (const person of named.flat()) {
    const { surname, givenName } = person;
    if (!persons.has(surname)) persons.set(surname, person);
    else if (persons.get(surname)?.givenName !== givenName) persons.set(surname, undefined);
  }
  const wanted = [...persons].flatMap(([surname, person]) =>
    person !== undefined && texts.some((text) => text.includes(surname))
      ? [[surname, person] as const]
      : [],
  );
  return new Map(yield* filterSteps(wanted, ([surname]) => isSpeaker(surname, document)));
}

function findPersons(sentence: Sentence, { article, lang }: SegmentedDocument): Person[] {
  const source = article.blocks[sentence.block]?.text.slice(sentence.start, sentence.end) ?? '';
  return Array.from(source.matchAll(fullName)).flatMap((match) => {
    const name = match[0];
    // “Schauen Sie” and “The Council” are no persons.
    if (name.split(' ').some((word) => isStopWord(word, lang) && !particles.has(word))) return [];
    if (baseLanguage(lang) === 'de' && !isGermanName(name, source.slice(0, match.index))) return [];
    const surname = /\s((?:(?:de|da|van|von|bin|al|del)\s)?\S+)$/u.exec(name)?.[1] ?? '';
    const givenName = name.slice(0, name.length - surname.length);
    const start = sentence.start + match.index;
    return [{ surname, givenName, sentence, start, end: start + name.length }];
  });
}

/**
 * German capitalizes every noun, and every word that opens a sentence. Two capitals are a name only
 * within a sentence, not after an article, and not where the first is a polite possessive: “Hegen
 * Arbeitgeber …”, “der Deutsche Bundestag”, “Ihrem Windows”.
 */
function isGermanName(name: string, before: string): boolean {
  if (/^(?:Ihr|Euer|Eur)(?:e[mnrs]?)?\s/u.test(name)) return false;
  const previous = /([\p{L}\p{M}]+)[,]?\s$/u.exec(before)?.[1];
  return previous !== undefined && !germanArticles.has(previous.toLowerCase());
}

/** Only who says something in the article is a person for certain: towns and firms do not. */
function isSpeaker(surname: string, { sentences, lang }: SegmentedDocument): boolean {
  return sentences.some(({ text }) => {
    const at = findIndexBetween(text, surname, /[\p{L}-]$/u, /^[\p{L}-]/u);
    if (at < 0) return false;
    const near = text.slice(Math.max(0, at - 30), at + surname.length + 25);
    return containsPhrase(tokenize(near, lang), 'reportingVerbs');
  });
}

/**
 * The points with each person's first mention made whole, where it is a surname alone and the
 * article gives the name before. The given name is marked as completed, and its place added.
 */
export function* completeNamesSteps(
  points: readonly Point[],
  document: SegmentedDocument,
): Steps<Point[]> {
  const texts = points.map(({ text }) => text);
  const persons = yield* personSteps(document, texts);
  const met = new Set<string>();
  return points.map((point) => {
    let whole = point;
    for (const [surname, person] of persons) {
      if (met.has(surname) || !point.text.includes(surname)) continue;
      const at = findIndexBetween(whole.text, surname, beforeName, afterName);
      if (at >= 0 && !whole.text.includes(person.givenName + surname)) {
        whole = completeName(whole, at, person, document);
      }
      met.add(surname);
    }
    return whole;
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
  // A point that names a crowd keeps the rest of its surnames as they are.
  const isFull =
    sources.length >= summaryLimits.sources || insertedSpans.length >= summaryLimits.completed;
  if (isFull) return point;
  const before = insertedSpans.map((span) =>
    span.start >= at
      ? { start: span.start + givenName.length, end: span.end + givenName.length }
      : span,
  );
  return {
    ...point,
    text: point.text.slice(0, at) + givenName + point.text.slice(at),
    sources: [...sources, describeAnchor(document.article, sentence.block, start, end)],
    insertedSpans: [...before, { start: at, end: at + givenName.length }],
  };
}

/** Farther than any pattern around a name looks. */
const nameContextChars = 48;

/**
 * Where `word` first stands in `text` with nothing that `before` matches in front of it, and nothing
 * that `after` matches behind; -1 where it does not. A pattern made of each name would cost more
 * than all else that is done for it.
 */
function findIndexBetween(text: string, word: string, before: RegExp, after: RegExp): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (before.test(text.slice(Math.max(0, at - nameContextChars), at))) continue;
    if (!after.test(text.slice(end, end + 2))) return at;
  }
  return -1;
}
