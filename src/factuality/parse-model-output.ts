/** Parses a model's output into plain texts, one for each point. */

import { splitSentences } from '../nlp/sentences/split-sentences.ts';

/** Longest text of a point. Longer ones are cut at the end of a sentence, or dropped. */
const maxPointChars = 1_000;

/** Openings in which a model talks about its task. */
const preambles =
  /^(?:(?:sure|certainly|of course|okay|ok)[,!.]?\s*)?(?:(?:here(?:'s|’s| is| are)|below (?:is|are)|the following (?:is|are)|this is)\b[^.:\n]{0,120}\b(?:summary|points|takeaways|key|article|overview)\b[^:\n]{0,80}[:.]|(?:key points|summary|main points|takeaways|tl;?dr)\s*:)\s*/iu;

const bullet = /^\s*(?:[*•·‣◦▪–—-]|\d{1,2}[.)])\s+/u;

/**
 * Extracts the points from a model's output without Markdown, HTML, links and preambles. Each
 * bullet is a point; without bullets, each sentence is.
 *
 * @param max most points to return
 * @param lang BCP 47 tag of the output
 */
export function parseModelOutput(output: string, max: number, lang: string): string[] {
  const text = stripControls(output).replace(/\r\n?/g, '\n');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const bulleted = lines.filter((line) => bullet.test(line));
  const texts =
    bulleted.length > 0
      ? bulleted.map((line) => stripMarkup(line.replace(bullet, '')))
      : lines.flatMap((line) => splitIntoSentences(stripMarkup(line.replace(preambles, '')), lang));
  return texts.filter((line) => /\p{L}/u.test(line) && line.length <= maxPointChars).slice(0, max);
}

function splitIntoSentences(text: string, lang: string): string[] {
  return splitSentences(text, lang).map(({ start, end }) => text.slice(start, end).trim());
}

/** Removes the markup of a line. */
function stripMarkup(line: string): string {
  return line
    .replace(/<[^<>]{0,500}>/g, '')
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/https?:\/\/\S+/gi, '')
    .replace(/(\*\*|__|`+|~~)/g, '')
    .replace(/(^|\s)[*_](\S(?:[^*_\n]{0,500}\S)?)[*_](?=[\s.,;:!?]|$)/g, '$1$2')
    .replace(/^#{1,6}\s+|^>\s+/g, '')
    .replace(preambles, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Removes control, zero-width and bidirectional characters, which are invisible or reorder the
 * text. The two joiners stay, as Persian and Indic scripts need them.
 */
function stripControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    /[\n\r\t\u200c\u200d]/.test(character) ? character : '',
  );
}
