import type { Flag } from './flags.ts';
import { isGrounded, isTitle, listWordPairs, saysTheSame } from './likeness.ts';
import { isFirstPerson, isJunk, refersBack } from './phrases.ts';
import { endsInColon, isBracket, isFragment, isLong, isQuestion, isUnbalanced } from './shape.ts';
import type { PointText, Subject } from './subject.ts';

/**
 * Flags what would disturb a reader of the points. A person can verify each rule; the rules detect
 * regressions, they do not prove a summary good.
 */
export function flagPoints(subject: Subject): Flag[][] {
  const { lang, title, headings, sentences, points } = subject;
  const article = new Set(
    [title, ...headings, ...sentences].flatMap((text) => [
      ...listWordPairs(text, lang),
      ...text.split(/\s+/).flatMap((word) => listWordPairs(word, lang)),
    ]),
  );
  return points.map((point, index) => {
    const { text } = point;
    const earlier = points.slice(0, index);
    return [
      ...flagShape(text, lang),
      ...(isTitle(text, title, lang) ? (['title'] as const) : []),
      ...(isDangling(point, subject) ? (['dangling'] as const) : []),
      ...(earlier.some((other) => repeats(text, other.text, lang)) ? (['redundant'] as const) : []),
      ...(isGrounded(text, article, lang) ? [] : (['ungrounded'] as const)),
    ];
  });
}

/** Flags a point by its form alone. Junk is not flagged for its style as well. */
function flagShape(text: string, lang: string): Flag[] {
  const found: Flag[] = [];
  const junk = isJunk(text);
  const bracket = isBracket(text);
  if (isQuestion(text, lang)) found.push('question');
  if (endsInColon(text)) found.push('intro');
  if (bracket) found.push('bracket');
  if (isUnbalanced(text)) found.push('unbalanced');
  if (junk) found.push('junk');
  if (!junk && !bracket && !isList(text) && isFragment(text, lang)) found.push('heading');
  if (!junk && isFirstPerson(text, lang)) found.push('first-person');
  if (isLong(text, lang)) found.push('long');
  return found;
}

/** Returns true if a point refers back and the sentence before its own is not among the points. */
function isDangling({ text, source }: PointText, { lang, points }: Subject): boolean {
  if (source === undefined || source === 0 || !refersBack(text, lang)) return false;
  return !points.some((other) => other.source === source - 1);
}

/** Returns true for joined headings, which stand for the parts of a listicle. */
function isList(text: string): boolean {
  return text.includes(' · ');
}

function repeats(text: string, earlier: string, lang: string): boolean {
  return !isList(text) && !isList(earlier) && saysTheSame(text, earlier, lang);
}
