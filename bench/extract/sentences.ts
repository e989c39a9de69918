import type { Article } from '../../src/extraction/article.ts';
import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';

/** Returns the sentences of an article by our splitter, in order, without headings and code. */
export function getSentences({ blocks, lang }: Pick<Article, 'blocks' | 'lang'>): string[] {
  return blocks.flatMap(({ kind, text }) =>
    kind === 'heading' || kind === 'code'
      ? []
      : splitSentences(text, lang).map(({ start, end }) => text.slice(start, end)),
  );
}
