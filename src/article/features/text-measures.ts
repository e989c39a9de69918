/** What the letters of a block tell, in one pass over them and in any language. */

export interface TextMeasures {
  /** Words; scripts without spaces count by their characters. */
  readonly words: number;
  readonly letters: number;
  /** Sentences that end: marks with white space or nothing after them. */
  readonly stops: number;
  readonly commas: number;
  readonly capitals: number;
  readonly digits: number;
  /** 2 when the text ends as a sentence does, 1 when it ends with a colon or comma, else 0. */
  readonly end: number;
}

/** A word of a script without spaces is rather less than two characters long. */
const wordsPerIdeograph = 0.55;

const stopMarks = '.!?。！？…।۔؟';
const softMarks = ':;：；,，';
const closing = '"\'”’»)]」』）*';

/** Measures a text. */
export function measureText(text: string): TextMeasures {
  let words = 0;
  let ideographs = 0;
  let letters = 0;
  let stops = 0;
  let commas = 0;
  let capitals = 0;
  let digits = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === letter || kind === capital || kind === digit) {
      if (!inWord) words++;
      inWord = true;
      if (kind === digit) digits++;
      else letters++;
      if (kind === capital) capitals++;
    } else if (kind === ideograph) {
      ideographs++;
      letters++;
      inWord = false;
    } else if (kind !== joiner) {
      if (kind === comma) commas++;
      else if (kind === wideStop || (kind === stop && endsHere(text, i))) stops++;
      // A full stop within a word is part of it: “e.g.”, “3.5”.
      if (kind !== stop || text.charCodeAt(i) !== 0x2e) inWord = false;
    }
  }
  words += ideographs * wordsPerIdeograph;
  return { words, letters, stops, commas, capitals, digits, end: endOf(text) };
}

const other = 0;
const letter = 1;
const capital = 2;
const digit = 3;
const ideograph = 4;
const stop = 5;
const wideStop = 6;
const comma = 7;
const joiner = 8;

/** The kind of each ASCII character, by its code. */
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/.test(character)) return letter;
  if (/[A-Z]/.test(character)) return capital;
  if (/[0-9]/.test(character)) return digit;
  if ('.!?'.includes(character)) return stop;
  if (character === ',') return comma;
  return character === "'" || character === '-' ? joiner : other;
});

function kindOf(code: number): number {
  if (code < 128) return asciiKinds[code] ?? other;
  if (code >= 0x3400) return wideKind(code);
  if (code >= 0x3040 && code <= 0x30ff) return ideograph;
  if (code === 0x2019) return joiner;
  if (code === 0x3002) return wideStop;
  if (code === 0x3001 || code === 0x60c) return comma;
  if (code < 0xc0 || code >= 0x2000) return other;
  // Latin, Greek and Cyrillic capitals; case is told apart only where it is cheap to.
  const isCapital =
    code <= 0xde || (code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f);
  return isCapital ? capital : letter;
}

function wideKind(code: number): number {
  if (code <= 0x9fff || (code >= 0xac00 && code <= 0xd7af)) return ideograph;
  if (code === 0xff01 || code === 0xff1f) return wideStop;
  return code === 0xff0c || code === 0xff1b ? comma : other;
}

function endsHere(text: string, at: number): boolean {
  if (at + 1 >= text.length) return true;
  const next = text.charCodeAt(at + 1);
  return next === 0x20 || next === 0x22;
}

function endOf(text: string): number {
  let last = text.length - 1;
  while (last >= 0 && closing.includes(text.charAt(last))) last--;
  const mark = text.charAt(last);
  if (mark === '') return 0;
  return stopMarks.includes(mark) ? 2 : softMarks.includes(mark) ? 1 : 0;
}
