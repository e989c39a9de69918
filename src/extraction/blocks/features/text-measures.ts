/**
 * What the characters of a block tell, in any language.
 *
 * A page is read once, by code that has never run before: so what looks at every character is left
 * to the engine's own string and pattern functions, which need no warming up.
 */

export interface TextMeasures {
  /** Words; scripts without spaces count by their characters. */
  readonly words: number;
  /** Sentences that end: marks with white space or nothing after them. */
  readonly stops: number;
  readonly commas: number;
  /** 2 when the text ends as a sentence does, 1 when it ends with a colon or comma, else 0. */
  readonly end: number;
}

/** A word of Chinese or Japanese is rather less than two characters long. */
const wordsPerIdeograph = 0.55;
/** One of Thai, Lao, Burmese or Khmer about five. */
const wordsPerLetter = 0.2;

const unspacedLetters =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]/g;
const isAlphabet = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const stops = /[.!?](?=[ "]|$)|[。！？]/g;
const commas = /[,،、，；]/g;
/** Any of both: most blocks are entries of menus, and have none. */
const stopsOrCommas = /[.!?。！？,،、，；]/;
/**
 * Marks that stand alone, as dashes do at times, are no word. They are listed, since a class of
 * all letters takes longer to make ready than a page to read.
 */
const loneMarks = /(?:^| )[!-/:-@[-`{-~\xa1-\xbf\u2010-\u205e\u2190-\u27bf]+(?= |$)/g;
const endsSentence = /[.!?。！？…।۔؟][:;：；,，]?["'”’»)\]」』）*]{0,4}$/;
const endsWithPause = /[:;：；,，]["'”’»)\]」』）*]{0,4}$/;

/** Measures a text whose white space is collapsed. */
export function measureText(text: string): TextMeasures {
  const letters = countMatches(text, unspacedLetters);
  const unspaced =
    letters && letters * (isAlphabet.test(text) ? wordsPerLetter : wordsPerIdeograph);
  const spaces = text.length - text.replaceAll(' ', '').length;
  const spaced = spaces + 1 - countMatches(text, loneMarks);
  const last = text.slice(-6);
  const isMarked = stopsOrCommas.test(text);
  return {
    // Such a text has hardly any spaces: what it has part its few runs.
    words: unspaced > 0 ? unspaced + Math.max(0, spaced - 1) : spaced,
    stops: isMarked ? countMatches(text, stops) : 0,
    commas: isMarked ? countMatches(text, commas) : 0,
    end: endsSentence.test(last) ? 2 : endsWithPause.test(last) ? 1 : 0,
  };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
