/** What a reader made of one page. */
export interface Reading {
  readonly title: string;
  readonly byline: string | null;
  readonly published: string | null;
  readonly lang: string | null;
  /** The article's body, its blocks separated by line breaks; empty when nothing was read. */
  readonly text: string;
  /** Milliseconds for the reading alone, without parsing the HTML; `null` when it broke. */
  readonly ms: number | null;
  /** Whether the reader takes the page for an article; `null` when it has no opinion. */
  readonly isArticle: boolean | null;
}

/** What is read when nothing is. */
export const nothingRead: Reading = {
  title: '',
  byline: null,
  published: null,
  lang: null,
  text: '',
  ms: null,
  isArticle: null,
};

export const readerNames = ['ours', 'readability', 'defuddle'] as const;
export type ReaderName = (typeof readerNames)[number];

/** One page for one reader; what is sent to a process that reads. */
export interface ReadTask {
  readonly reader: ReaderName;
  readonly file: string;
  readonly url?: string;
  /** File of the block model to read it with, where it is not the shipped one. */
  readonly model?: string;
}
