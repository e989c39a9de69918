/** Parses the numbers in a model's answer. */

const maxAnswerChars = 20_000;

/** A list in brackets: `[4, 1, 9]`, or `[4]` before a quoted sentence. */
const bracketed = /\[\s*(\d{1,5}(?:\s*,\s*\d{1,5})*)\s*\]/g;
/** A line that contains only numbers: `4, 1 and 9`. */
const bare = /^[\s"'`]*\d{1,5}(?:(?:[\s,;.]|and|&)+\d{1,5})*[\s.,"'`]*$/i;
/** A line that begins with a number: `4. The council …`, `- Sentence 4: …`. */
const leading = /^\s*(?:[-*•]\s*)?(?:(?:sentence|no|number)\.?\s*)?#?(\d{1,5})\s*(?:[.):\]–—-]|$)/i;

/**
 * Parses the numbers of the chosen sentences, in the model's order. Numbers that are out of range,
 * repeated or in prose are dropped.
 *
 * @param output the model's answer without its reasoning
 * @param sentences number of sentences that it could choose from
 * @param max number of sentences that were requested
 * @returns numbers from 1 to `sentences`, each once, `max` at most
 */
export function parseChoice(output: string, sentences: number, max: number): number[] {
  const text = output.slice(0, maxAnswerChars);
  const lists = [...text.matchAll(bracketed)].map(([, list = '']) => list);
  const written = lists.length > 0 ? lists : text.split('\n').map(readLine);
  const numbers = written.flatMap((list) => list.match(/\d+/g) ?? []).map(Number);
  const valid = numbers.filter((number) => number >= 1 && number <= sentences);
  return [...new Set(valid)].slice(0, max);
}

function readLine(line: string): string {
  return bare.test(line) ? line : (leading.exec(line)?.[1] ?? '');
}
