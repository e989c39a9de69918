import * as v from 'valibot';
import { readJsonLines } from '../run/json-lines.ts';

const Texts = v.array(v.string());

/** The judgment of an editor who has read the whole page. */
const Judgment = v.object({
  /** Sentences that together carry the message of the page, best first. */
  best: Texts,
  /** Sentences that are acceptable as points. */
  good: Texts,
  /** Sentences that would be embarrassing as points. */
  bad: Texts,
  /** Number of sentences, from the start of the page, that were judged. */
  seen: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Judgment = v.InferOutput<typeof Judgment>;

const PageName = v.object({ corpus: v.string(), id: v.string() });

const Label = v.object({
  ...PageName.entries,
  /** Kind of the page, such as `news`, `how-to` or `not-an-article`. */
  kind: v.string(),
  /** BCP 47 tag. */
  lang: v.string(),
  ...Judgment.entries,
});

/** A page to summarize, with its judgment if there is one. */
export interface Label {
  /** Name of the page's folder, and of its file without the extension. */
  readonly corpus: string;
  readonly id: string;
  readonly kind: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly judgment: Judgment | undefined;
}

/**
 * Reads a file of labels, one page per line. A line with only `corpus` and `id` requests a summary
 * without a judgment.
 *
 * @throws an error with the file and the first invalid line
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
