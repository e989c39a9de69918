import numberWords from '../../src/factuality/number-words.data.json' with { type: 'json' };
import type { Document } from '../summary/documents.ts';
import { containsWord, type FoundSpan, findNames, findNumbers } from './written-facts.ts';

/** A sentence with one change. */
export interface Copy {
  readonly text: string;
  /** The span that was inserted. */
  readonly changed: FoundSpan;
}

/** Changes a copy of a sentence; returns `undefined` if there is nothing to change. */
export type Corruption = (
  sentence: string,
  document: Document,
  random: () => number,
) => Copy | undefined;

/** Replaces a number by another with as many digits that the article does not have. */
export const swapNumber: Corruption = (sentence, document, random) => {
  const number = pickRandom(findNumbers(sentence), random);
  if (!number) return undefined;
  for (let attempt = 0; attempt < 20; attempt++) {
    const other = number.text.replace(/\d/g, (digit, at: number) =>
      at === 0
        ? `${1 + Math.floor(random() * 9)}`
        : `${(Number(digit) + 1 + Math.floor(random() * 9)) % 10}`,
    );
    const words = getNumberWords(Number(other), document.lang);
    const article = getArticleText(document).toLowerCase();
    const isThere = [other, ...words].some((text) => containsWord(article, text));
    if (other !== number.text && !isThere) return replaceSpan(sentence, number, other);
  }
  return undefined;
};

/** Replaces a number by another one of the article. */
export const takeNumberFromElsewhere: Corruption = (sentence, document, random) => {
  const number = pickRandom(findNumbers(sentence), random);
  const others = findNumbers(document.text).filter(({ text }) => !containsWord(sentence, text));
  const other = pickRandom(others, random);
  return number && other && replaceSpan(sentence, number, other.text);
};

/** Invented names, in pairs. */
const inventedNames = [
  'Orvane Talbrick',
  'Ilsmere Quandt',
  'Pell Havering',
  'Tamsin Orloweck',
  'Bruno Castellfield',
  'Yorick Amblesen',
  'Dovrika Lunt',
  'Mirelle Strandqvar',
  'Osgar Penhallick',
  'Vesna Kirchmoor',
];

/** Replaces a name by an invented one of as many words, up to two. */
export const inventName: Corruption = (sentence, document, random) => {
  const names = findNames(sentence).filter(
    // In languages that capitalize nouns, only two capitalized words in a row are surely a name.
    ({ text }) => document.lang !== 'de' || text.includes(' '),
  );
  const name = pickRandom(names, random);
  const invented = pickRandom(inventedNames, random);
  if (!name || !invented) return undefined;
  return replaceSpan(
    sentence,
    name,
    name.text.includes(' ') ? invented : (invented.split(' ')[1] ?? ''),
  );
};

/** Replaces a name by another one of the article. */
export const takeNameFromElsewhere: Corruption = (sentence, document, random) => {
  const name = pickRandom(findNames(sentence), random);
  const others = findNames(document.text).filter(({ text }) => !containsWord(sentence, text));
  const other = pickRandom(others, random);
  return name && other && replaceSpan(sentence, name, other.text);
};

/** Spells out a small number, which changes nothing and must not be flagged. */
export const spellOut: Corruption = (sentence, document, random) => {
  const spelled = findNumbers(sentence).flatMap((number) =>
    getNumberWords(Number(number.text), document.lang).map((word) => ({ number, word })),
  );
  const chosen = pickRandom(spelled, random);
  return chosen && replaceSpan(sentence, chosen.number, chosen.word);
};

/** Writes a number word in digits, which changes nothing and must not be flagged. */
export const writeInDigits: Corruption = (sentence, document, random) => {
  const found = [...sentence.matchAll(/(?<!\p{L})\p{L}+(?!\p{L})/gu)].flatMap(
    ({ 0: text, index }) => {
      const value = loadVocabulary(document.lang)[text.toLowerCase()];
      const word = { start: index, end: index + text.length, text };
      return value === undefined ? [] : [{ word, value }];
    },
  );
  const chosen = pickRandom(found, random);
  return chosen && replaceSpan(sentence, chosen.word, `${chosen.value}`);
};

/** Returns a random item; `undefined` if there is none. */
export function pickRandom<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function replaceSpan(sentence: string, { start, end }: FoundSpan, text: string): Copy {
  return {
    text: sentence.slice(0, start) + text + sentence.slice(end),
    changed: { start, end: start + text.length, text },
  };
}

function getArticleText({ title = '', text }: Document): string {
  return `${title}\n${text}`;
}

function getNumberWords(value: number, lang: string): string[] {
  return Object.entries(loadVocabulary(lang)).flatMap(([word, of]) => (of === value ? [word] : []));
}

function loadVocabulary(lang: string): Record<string, number> {
  const all: Record<string, { words: Record<string, number> } | undefined> = numberWords;
  return all[lang]?.words ?? {};
}
