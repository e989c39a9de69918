/** What a model put out, as plain texts: one a point, nothing in them but words. */

import { splitSentences } from '../nlp/sentences/split-sentences.ts';

/** No point of a summary is longer; what is, is cut at a sentence's end or dropped. */
const maxPointChars = 1_000;

/** Openings in which a model talks about its task. */
const preambles =
  /^(?:(?:sure|certainly|of course|okay|ok)[,!.]?\s*)?(?:(?:here(?:'s|’s| is| are)|below (?:is|are)|the following (?:is|are)|this is)\b[^.:\n]{0,120}\b(?:summary|points|takeaways|key|article|overview)\b[^:\n]{0,80}[:.]|(?:key points|summary|main points|takeaways|tl;?dr)\s*:)\s*/iu;

const bullet = /^\s*(?:[*•·‣◦▪–—-]|\d{1,2}[.)])\s+/u;

/**
 * The points in a model's output: Markdown, HTML, links and preambles taken off, at most `most`.
 * Where there are bullets, each is a point; else each sentence.
 * @param lang BCP 47 of the output.
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

/** One line without markup. */
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
 * Characters that show nothing or turn the text around: controls, zero-width, bidirectional. The
 * two joiners stay, which Persian and the scripts of India spell with.
 */
function stripControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    /[\n\r\t\u200c\u200d]/.test(character) ? character : '',
  );
}
