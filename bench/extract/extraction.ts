/** The result of an extractor for one page. */
export interface Extraction {
  readonly title: string;
  readonly byline: string | null;
  readonly published: string | null;
  readonly lang: string | null;
  /** Text of the article, with a line break between blocks; empty if nothing was extracted. */
  readonly text: string;
  /** Milliseconds for the extraction alone, without parsing the HTML; `null` if it failed. */
  readonly ms: number | null;
  /** Whether the extractor classifies the page as an article; `null` if it has no classifier. */
  readonly isArticle: boolean | null;
}

/** The result if nothing was extracted. */
export const emptyExtraction: Extraction = {
  title: '',
  byline: null,
  published: null,
  lang: null,
  text: '',
  ms: null,
  isArticle: null,
};

export const extractorNames = ['ours', 'readability', 'defuddle'] as const;
export type ExtractorName = (typeof extractorNames)[number];

/** A page for one extractor, as sent to a worker process. */
export interface ExtractTask {
  readonly extractor: ExtractorName;
  readonly file: string;
  readonly url?: string;
  /** File of a block model that replaces the shipped one. */
  readonly model?: string;
}
