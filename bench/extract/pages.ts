import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page with its annotations. */
export interface Page {
  readonly id: string;
  /** Name of its folder. */
  readonly corpus: string;
  readonly file: string;
  readonly url?: string;
  /** Kind of the page, for example `article` or `forum`. */
  readonly type?: string;
  /** BCP 47 tag, if known. */
  readonly lang?: string;
  readonly gold: Gold;
}

/** The annotations: what should be extracted, as far as it is known. */
export interface Gold {
  readonly text?: string;
  readonly title?: string;
  readonly author?: string;
  readonly date?: string;
  /** Strings that must be extracted. */
  readonly with?: readonly string[];
  /** Strings that must not be extracted. */
  readonly without?: readonly string[];
}

/** The content of `<id>.json`. */
interface Notes extends Omit<Gold, 'author'> {
  readonly author?: string | readonly string[];
  readonly url?: string;
  readonly type?: string;
  readonly lang?: string | null;
}

const htmlName = /^(.+)\.html(?:\.gz)?$/;

/**
 * Lists the pages of a folder, sorted by name: each `<id>.html` or `<id>.html.gz`, with the gold
 * text of `<id>.txt` and the annotations of `<id>.json`.
 */
export function listPages(folder: string): Page[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const id = htmlName.exec(name)?.[1];
      return id === undefined ? [] : [readPage(folder, name, id)];
    });
}

/** Reads the HTML of a page. */
export function readHtml(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function readPage(folder: string, name: string, id: string): Page {
  const notesFile = join(folder, `${id}.json`);
  const textFile = join(folder, `${id}.txt`);
  const notes = existsSync(notesFile) ? (JSON.parse(readFileSync(notesFile, 'utf8')) as Notes) : {};
  const { url, type, lang, title, author, date } = notes;
  return {
    id,
    corpus: basename(resolve(folder)),
    file: join(folder, name),
    ...(url && { url }),
    ...(type && { type }),
    ...(lang && { lang }),
    gold: {
      ...(existsSync(textFile) && { text: readFileSync(textFile, 'utf8') }),
      ...(title && { title }),
      ...(author?.length && { author: typeof author === 'string' ? author : author.join(', ') }),
      ...(date && { date }),
      ...(notes.with && { with: notes.with }),
      ...(notes.without && { without: notes.without }),
    },
  };
}
