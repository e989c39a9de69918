import { loadPeer } from '../peers/install.ts';

/** Summarizes a text in a number of sentences at most. Each peer has its own sentence splitter. */
export type Summarize = (text: string, sentences: number) => Promise<string[]>;

/** The npm packages that still load on Node 20. */
export const peerSummarizers: Readonly<Record<string, () => Promise<Summarize>>> = {
  'node-sumbasic': loadSumBasic,
  'node-summarizer': loadFrequencySummarizer,
  'node-summarizer, TextRank': loadRankSummarizer,
  lexrank: loadLexRank,
  'text-summarization': loadTextSummarization,
  sum: loadSumJs,
  'ts-textrank': loadTextRank,
};

/** SumBasic takes a number of words, which is raised until it returns enough sentences. */
async function loadSumBasic(): Promise<Summarize> {
  type SumBasic = (documents: string[], words: number) => string;
  // The package names a main file with backslashes, which is found on Windows only.
  const summarize = await loadPeer<SumBasic>('node-sumbasic/src/index.js');
  return async (text, sentences) =>
    growSummary(sentences, (summary) =>
      summarize([text], summary === '' ? 1 : summary.split(' ').length + 1),
    );
}

interface NodeSummarizer {
  readonly SummarizerManager: new (
    text: string,
    sentences: number,
  ) => {
    getSummaryByFrequency(): { summary: string };
    getSummaryByRank(): Promise<{ summary: string }>;
  };
}

async function loadFrequencySummarizer(): Promise<Summarize> {
  const { SummarizerManager } = await loadPeer<NodeSummarizer>('node-summarizer');
  return async (text, sentences) =>
    growSummary(
      sentences,
      (_, count) => new SummarizerManager(text, count).getSummaryByFrequency().summary,
    );
}

/** TextRank over the nouns and adjectives that two sentences share. */
async function loadRankSummarizer(): Promise<Summarize> {
  const { SummarizerManager } = await loadPeer<NodeSummarizer>('node-summarizer');
  return async (text, sentences) =>
    growSummary(
      sentences,
      async (_, count) => (await new SummarizerManager(text, count).getSummaryByRank()).summary,
    );
}

async function loadLexRank(): Promise<Summarize> {
  interface Package {
    summarize(
      text: string,
      sentences: number,
      done: (error: unknown, lines: { text: string }[]) => void,
    ): void;
  }
  const { summarize } = await loadPeer<Package>('lexrank');
  return (text, sentences) =>
    new Promise((resolve, reject) => {
      summarize(text, sentences, (error, lines) => {
        if (error) reject(error);
        else resolve(lines.map((line) => line.text));
      });
    });
}

async function loadTextSummarization(): Promise<Summarize> {
  type Package = (options: {
    text: string;
    numSentences: number;
  }) => Promise<{ extractive: string[] }>;
  // Its main file expects to be run as a command.
  const summarize = await loadPeer<Package>('text-summarization/lib/summarize.js');
  return async (text, sentences) => {
    const { extractive } = await summarize({ text, numSentences: sentences });
    return extractive;
  };
}

async function loadSumJs(): Promise<Summarize> {
  type Package = (options: { corpus: string; nSentences: number }) => { sentences: string[] };
  const summarize = await loadPeer<Package>('sum');
  return async (text, sentences) => summarize({ corpus: text, nSentences: sentences }).sentences;
}

/** TextRank with the Sørensen–Dice similarity. */
async function loadTextRank(): Promise<Summarize> {
  interface Package {
    readonly SorensenDiceSimilarity: new () => object;
    readonly DefaultTextParser: new () => object;
    readonly NullLogger: new () => object;
    readonly AbsoluteSummarizerConfig: new (
      sentences: number,
      similarity: object,
      parser: object,
      damping: number,
      sorting: unknown,
    ) => object;
    readonly Summarizer: {
      new (config: object, logger: object): { summarize(text: string, lang: string): string[] };
      readonly SORT_OCCURENCE: unknown;
    };
  }
  const { Summarizer, AbsoluteSummarizerConfig, ...parts } = await loadPeer<Package>('ts-textrank');
  return async (text, sentences) => {
    const config = new AbsoluteSummarizerConfig(
      sentences,
      new parts.SorensenDiceSimilarity(),
      new parts.DefaultTextParser(),
      0.85,
      Summarizer.SORT_OCCURENCE,
    );
    return new Summarizer(config, new parts.NullLogger()).summarize(text, 'en');
  };
}

/**
 * Splits the output of a summarizer that returns one string, which grows at its end as more is
 * requested.
 */
async function growSummary(
  sentences: number,
  longer: (summary: string, count: number) => string | Promise<string>,
): Promise<string[]> {
  const picked: string[] = [];
  let summary = '';
  while (picked.length < sentences) {
    const next = await longer(summary, picked.length + 1);
    const added = next.slice(summary.length).trim();
    if (added === '') break;
    picked.push(added);
    summary = next;
  }
  return picked;
}
