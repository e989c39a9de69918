import * as v from 'valibot';
import { readJsonLines } from '../run/json-lines.ts';

const Texts = v.array(v.string());

/** What an editor who has read the whole page thinks of its sentences. */
const Judgment = v.object({
  /** Sentences that together carry the message of the page, best first. */
  best: Texts,
  /** Sentences that would be acceptable as points. */
  good: Texts,
  /** Sentences that would embarrass as points. */
  bad: Texts,
  /** Only so many sentences of the page, from its start, were looked at. */
  seen: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Judgment = v.InferOutput<typeof Judgment>;

const PageName = v.object({ corpus: v.string(), id: v.string() });

const Label = v.object({
  ...PageName.entries,
  /** What kind of page it is, such as `news`, `how-to` or `not-an-article`. */
  kind: v.string(),
  /** BCP 47. */
  lang: v.string(),
  ...Judgment.entries,
});

/** A page to summarize, with its judgment where somebody has judged it. */
export interface Label {
  /** Name of the folder that the page is in, and of its file without the ending. */
  readonly corpus: string;
  readonly id: string;
  readonly kind: string;
  /** BCP 47. */
  readonly lang: string;
  readonly judgment: Judgment | undefined;
}

/**
 * Reads a file of labels, one page a line. A line that only names its page (`corpus`, `id`) asks for
 * a summary without a judgment.
 *
 * @throws Error that names the file and its first line which is neither.
 */
export function readLabels(file: string): Label[] {
  return readJsonLines(file).map((line, at) => {
    const judged = v.safeParse(Label, line);
    if (judged.success) {
      const { corpus, id, kind, lang, ...judgment } = judged.output;
      return { corpus, id, kind, lang, judgment };
    }
    const named = v.safeParse(PageName, line);
    const isNameOnly = named.success && !('best' in Object(line));
    if (!isNameOnly) {
      const [issue] = judged.issues;
      throw new Error(`${file}: label ${at + 1} is not valid: ${issue.message}`);
    }
    return { ...named.output, kind: 'unknown', lang: 'und', judgment: undefined };
  });
}
