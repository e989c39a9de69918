/**
 * Defines the article: the plain text of a page in blocks, with its metadata, and the anchors that
 * lead back to it. Used by every module above `nlp`.
 *
 * The types come from schemas. A page is hostile, so `background/page-script.ts` parses every answer
 * of the page script with them, and all other code can rely on the types.
 */

import * as v from 'valibot';
import { Count, LanguageTag } from '../shared/schema.ts';

/**
 * Limits that no ordinary article reaches. Extraction cuts at them, and the schema rejects anything
 * beyond. They are separate from the schema, so that the page script need not contain the schema.
 */
export const articleLimits = {
  /** Characters of all blocks together. */
  text: 1_000_000,
  /** Blocks of an article. */
  blocks: 20_000,
  /** Further pages on which one block of a PDF continues. */
  pageBreaks: 1_000,
  /** Posts of a page. */
  posts: 2_000,
  /** Excluded blocks in the list. */
  excluded: 500,
  /** Characters of one excluded block in the list. */
  excludedText: 300,
  /** Characters of one metadata value. */
  line: 1_000,
  /** Characters of an address. */
  url: 4_000,
} as const;

/**
 * Minimum number of words of a text to summarize, or of word equivalents in Chinese and Japanese. A
 * shorter text can simply be read.
 */
export const minSummarizableWords = 25;

/** A short text of a page, such as a title, a name or a label. */
export const ShortText = v.pipe(v.string(), v.maxLength(articleLimits.line));
/** An address, no longer than is stored. */
export const Address = v.pipe(v.string(), v.maxLength(articleLimits.url));

/** A hash of the text, see `text-hash.ts`. It has only letters and digits, since it is part of ids. */
export const TextHash = v.pipe(v.string(), v.regex(/^\w{0,32}$/));

/** The kinds of blocks in an article. */
export const blockKinds = ['heading', 'paragraph', 'item', 'quote', 'code'] as const;

/** The number of a page of a PDF, counted from 1 whatever is printed on the page. */
const PageNumber = v.pipe(Count, v.minValue(1));

/** Where a block goes on on another page; `start` is a UTF-16 offset into its text. */
const PageBreak = v.object({ start: Count, page: PageNumber });

/** One block of the article: a heading, a paragraph, a list item, a quotation or a piece of code. */
export const Block = v.object({
  kind: v.picklist(blockKinds),
  /** Headings only: 1 to 6. */
  level: v.exactOptional(v.pipe(Count, v.minValue(1), v.maxValue(6))),
  /** The text with white space collapsed and invisible characters removed. Code has its line breaks. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(articleLimits.text)),
  /** Set if the block is in a closed section of the page, which a click opens. */
  isCollapsed: v.exactOptional(v.literal(true)),
  /** PDFs only: the page that it begins on, counted from 1. */
  page: v.exactOptional(PageNumber),
  /** PDFs only: the offsets into the text at which it goes on on further pages. */
  pageBreaks: v.exactOptional(v.pipe(v.array(PageBreak), v.maxLength(articleLimits.pageBreaks))),
});
export type Block = v.InferOutput<typeof Block>;

/** The reasons why a visible block of the page is not part of the article. */
export const exclusionReasons = [
  'navigation',
  'caption',
  'links',
  'call-to-action',
  'comments',
  'repeated',
  'low-confidence',
  // Of PDFs alone.
  'front-matter',
  'page-margin',
  'footnote',
  'table',
  'references',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** A visible block of the page that is not part of the article, as the receipt lists it. */
export const ExcludedBlock = v.object({
  reason: v.picklist(exclusionReasons),
  /** The beginning of its text. */
  text: v.pipe(v.string(), v.maxLength(articleLimits.excludedText)),
  /** Number of words in its whole text. */
  words: Count,
  /** Index of the included block that follows it; `blocks.length` if there is none. */
  before: Count,
});
export type ExcludedBlock = v.InferOutput<typeof ExcludedBlock>;

/** Counts of text that was not extracted, beyond the list of excluded blocks. */
export const Unread = v.object({
  /** Number of excluded blocks for which the list had no room. */
  unlistedBlocks: Count,
  /** Number of words in all paragraphs that were excluded only for low confidence. */
  uncertainWords: Count,
  /** True if a limit or the timeout ended the extraction before the end of the page. */
  isCut: v.boolean(),
});
export type Unread = v.InferOutput<typeof Unread>;

/** One of several separate posts on a page. It ends where the next one starts. */
export const Post = v.object({
  author: v.exactOptional(ShortText),
  /** ISO 8601: a date, with time and time zone if the page has them. */
  time: v.exactOptional(ShortText),
  /** Index of its first block. */
  firstBlock: Count,
});
export type Post = v.InferOutput<typeof Post>;

/** The article of a page, or the text that the user has selected in it. */
export const Article = v.object({
  /** The address that leads back to the article; see `toArticleUrl`. A frame may have its page's. */
  url: Address,
  /** The canonical address that the page declares, else `url`; absolute. */
  canonical: Address,
  title: ShortText,
  /** Names of the authors, joined as the page does or by commas, without “By” and without a date. */
  byline: v.exactOptional(ShortText),
  site: v.exactOptional(ShortText),
  /** ISO 8601: a date, with time and time zone if the page has them. */
  published: v.exactOptional(ShortText),
  /** BCP 47; `und` if the page declares no language and none was detected. */
  lang: LanguageTag,
  dir: v.picklist(['ltr', 'rtl']),
  blocks: v.pipe(v.array(Block), v.maxLength(articleLimits.blocks)),
  /**
   * The posts of a thread, a live blog or a page of announcements, at least two, in the order of
   * their blocks. Missing if the page is one article. Blocks before the first post belong to none.
   */
  posts: v.exactOptional(v.pipe(v.array(Post), v.maxLength(articleLimits.posts))),
  excluded: v.pipe(v.array(ExcludedBlock), v.maxLength(articleLimits.excluded)),
  /** Missing if it was not counted. */
  unread: v.exactOptional(Unread),
  scope: v.picklist(['page', 'selection']),
  /** 1 if the whole article is visible; less if a paywall shows only its beginning. */
  visibleShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** PDFs only: how many pages were read, of how many; the rest were beyond the limits. */
  pages: v.exactOptional(v.object({ read: Count, total: Count })),
  /** Address of the next page, if the article has several pages. */
  nextPage: v.exactOptional(Address),
  /** Changes when the text of the blocks does; see `text-hash.ts`. */
  textHash: TextHash,
  /** The frame of the article; 0 is the page itself. Set by the code that injected the page script. */
  frameId: Count,
});
export type Article = v.InferOutput<typeof Article>;

/**
 * Separates blocks in the prefix and suffix of an anchor. The paragraph separator is white space,
 * and pages do not use it.
 */
export const blockSeparator = '\u2029';

/**
 * The position of a sentence in the article. `block`, `start` and `end` (UTF-16 offsets into the
 * block's text) locate it while the page is unchanged. `quote` with `prefix` and `suffix` locates it
 * after the page has changed (TextQuoteSelector, https://www.w3.org/TR/annotation-model/).
 * `prefix` and `suffix` may reach into other blocks, divided by `blockSeparator`, because a short
 * block may occur twice on a page.
 */
export const Anchor = v.object({
  block: Count,
  start: Count,
  end: Count,
  quote: v.pipe(v.string(), v.maxLength(5_000)),
  prefix: v.pipe(v.string(), v.maxLength(256)),
  suffix: v.pipe(v.string(), v.maxLength(256)),
  frameId: Count,
  /** PDFs only: the page that the sentence begins on, counted from 1. */
  page: v.exactOptional(PageNumber),
});
export type Anchor = v.InferOutput<typeof Anchor>;

/** The part of the page to summarize: its article, or the text that the user has selected. */
export const Scope = v.variant('kind', [
  v.object({
    kind: v.literal('page'),
    /** True to extract the page even if it does not look like an article. */
    force: v.exactOptional(v.boolean()),
    /** True to extract the selected text instead, if it is long enough for a summary. */
    preferSelection: v.exactOptional(v.boolean()),
    /** Hash of the selected text in place of which the user has asked for the whole page. */
    passedSelection: v.exactOptional(v.pipe(v.string(), v.maxLength(32))),
  }),
  v.object({ kind: v.literal('selection'), frameId: Count }),
]);
export type Scope = v.InferOutput<typeof Scope>;
