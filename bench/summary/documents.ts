import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** A text to summarize, with its reference summaries. */
export interface Document {
  readonly id: string;
  /** Name of the folder of its file. */
  readonly corpus: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly title?: string;
  /** Paragraphs, separated by line breaks if the source has them. */
  readonly text: string;
  /** Human summaries with one sentence per line; empty if there are none. */
  readonly references: readonly string[];
}

interface Line {
  readonly id: string;
  readonly lang: string;
  readonly title?: string;
  readonly text: string;
  readonly summary?: string;
  readonly refs?: readonly string[];
}

/** Reads a file of JSON lines. */
export function readDocuments(file: string): Document[] {
  const corpus = basename(dirname(resolve(file)));
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, lang, title, text, summary, refs } = JSON.parse(line) as Line;
      const references = refs?.length ? refs : summary ? [summary] : [];
      return { id, corpus, lang, ...(title && { title }), text, references };
    });
}
