/** The full name of somebody who is first met by surname: “Okoro said” → “Ada Okoro said”. */

import { baseLanguage } from '../text/script.ts';
import { isStopWord } from '../text/stop-words.ts';
import { anchorOf } from './ground.ts';
import type { Outline, Sentence } from './outline.ts';
import { holdsPhrase } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import { filterSteps, finish, mapSteps, type Steps } from './steps.ts';
import { type Point, summaryLimits } from './summary.ts';

/** Languages whose names stand in the text as on a passport: uninflected, surname last. */
const completed = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'id']);

/** Two or three capitalized words, the particles of surnames among them. */
const fullName =
  /(?<![\p{L}\p{M}’'-])\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?(?:\s\p{Lu}\.)?(?:\s(?:de|da|van|von|bin|al|del))?\s\p{Lu}\p{L}*\p{Ll}(?:[-’']\p{Lu}\p{Ll}+)?(?![\p{L}\p{M}]|\s\p{Lu})/gu;

const capitalized = /\p{Lu}[\p{L}\p{M}’'-]+/gu;

/** What in front of a surname makes it part of a longer name, or of another word; and what behind it. */
const beforeName = /(?:[\p{L}\p{M}.’'-]|\p{Lu}[\p{L}.’'-]{0,20}\s)$/u;
const afterName = /^(?:[\p{L}\p{M}-]|\s\p{Lu})/u;

interface Person {
  readonly surname: string;
  /** What stands before the surname, with the space after it. */
  readonly given: string;
  readonly sentence: Sentence;
  /** Where the whole name stands in its block. */
  readonly start: number;
  readonly end: number;
}

/**
 * Persons by surname, as the article introduces them, of whose surname one of `texts` speaks;
 * nobody whose surname two persons share.
 */
function* personSteps(outline: Outline, texts: readonly string[]): Steps<Map<string, Person>> {
  const persons = new Map<string, Person | undefined>();
  if (!completed.has(baseLanguage(outline.lang))) return new Map();
  const words = [...new Set(texts.flatMap((text) => text.match(capitalized) ?? []))];
  // Nearly all sentences name nobody whom a point names, and are passed over at the cost of a search.
  const sentences = yield* filterSteps(outline.sentences, ({ text }) =>
    words.some((word) => text.includes(word)),
  );
  const named = yield* mapSteps(sentences, (sentence) => personsIn(sentence, outline));
  for (const person of named.flat()) {
    const { surname, given } = person;
    if (!persons.has(surname)) persons.set(surname, person);
    else if (persons.get(surname)?.given !== given) persons.set(surname, undefined);
  }
  const wanted = [...persons].flatMap(([surname, person]) =>
    person !== undefined && texts.some((text) => text.includes(surname))
      ? [[surname, person] as const]
      : [],
  );
  return new Map(yield* filterSteps(wanted, ([surname]) => speaks(surname, outline)));
}

function personsIn(sentence: Sentence, { article, lang }: Outline): Person[] {
  const source = article.blocks[sentence.block]?.text.slice(sentence.start, sentence.end) ?? '';
  return Array.from(source.matchAll(fullName)).flatMap((match) => {
    const name = match[0];
    const [first = ''] = name.split(' ');
    if (isStopWord(first, lang)) return [];
    const surname = /\s((?:(?:de|da|van|von|bin|al|del)\s)?\S+)$/u.exec(name)?.[1] ?? '';
    const given = name.slice(0, name.length - surname.length);
    const start = sentence.start + match.index;
    return [{ surname, given, sentence, start, end: start + name.length }];
  });
}

/** Only who says something in the article is a person for certain: towns and firms do not. */
function speaks(surname: string, { sentences, lang }: Outline): boolean {
  return sentences.some(({ text }) => {
    const at = indexBetween(text, surname, /[\p{L}-]$/u, /^[\p{L}-]/u);
    if (at < 0) return false;
    const near = text.slice(Math.max(0, at - 30), at + surname.length + 25);
    return holdsPhrase(tokensOf(near, lang), 'speech');
  });
}

/**
 * The points with each person's first mention made whole, where it is a surname alone and the
 * article gives the name before. The given name is marked as completed, and its place added.
 */
export function withNames(points: readonly Point[], outline: Outline): Point[] {
  return finish(nameSteps(points, outline));
}

/** The same in steps. */
export function* nameSteps(points: readonly Point[], outline: Outline): Steps<Point[]> {
  const texts = points.map(({ text }) => text);
  const persons = yield* personSteps(outline, texts);
  const met = new Set<string>();
  return points.map((point) => {
    let whole = point;
    for (const [surname, person] of persons) {
      if (met.has(surname) || !point.text.includes(surname)) continue;
      const at = indexBetween(whole.text, surname, beforeName, afterName);
      if (at >= 0 && !whole.text.includes(person.given + surname)) {
        whole = complete(whole, at, person, outline);
      }
      met.add(surname);
    }
    return whole;
  });
}

function complete(point: Point, at: number, person: Person, outline: Outline): Point {
  const { given, sentence, start, end } = person;
  const { sources, completed = [] } = point;
  // A point that names a crowd keeps the rest of its surnames as they are.
  const isFull =
    sources.length >= summaryLimits.sources || completed.length >= summaryLimits.completed;
  if (isFull) return point;
  const before = completed.map((span) =>
    span.start >= at ? { start: span.start + given.length, end: span.end + given.length } : span,
  );
  return {
    ...point,
    text: point.text.slice(0, at) + given + point.text.slice(at),
    sources: [...sources, anchorOf(outline.article, sentence.block, start, end)],
    completed: [...before, { start: at, end: at + given.length }],
  };
}

/** Farther than any pattern around a name looks. */
const around = 48;

/**
 * Where `word` first stands in `text` with nothing that `before` matches in front of it, and nothing
 * that `after` matches behind; -1 where it does not. A pattern made of each name would cost more
 * than all else that is done for it.
 */
function indexBetween(text: string, word: string, before: RegExp, after: RegExp): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (before.test(text.slice(Math.max(0, at - around), at))) continue;
    if (!after.test(text.slice(end, end + 2))) return at;
  }
  return -1;
}
