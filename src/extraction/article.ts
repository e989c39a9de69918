/**
 * What was read of a page: the article as plain text, block by block, and where each piece stands.
 *
 * The schemas are the types: what comes out of a page is hostile, so it is parsed with them where
 * it enters (`browser/scripting.ts`), and everything behind that wall may trust the type.
 */

import * as v from 'valibot';
import { Count, LanguageTag } from '../shared/schema.ts';

/**
 * Sizes that no honest article reaches; what is beyond them is cut in extraction, and refused by
 * the schema. Apart from the schema, so that what reads need not carry it.
 */
export const articleLimits = {
  /** Characters of all blocks together. */
  text: 1_000_000,
  /** Blocks kept. */
  blocks: 20_000,
  /** Further pages that one block of a PDF goes on on. */
  pageBreaks: 1_000,
  /** Posts told apart on one page. */
  posts: 2_000,
  /** Pieces listed as left out. */
  excluded: 500,
  /** Characters shown of one piece that was left out. */
  excludedText: 300,
  /** Characters of one line of metadata. */
  line: 1_000,
  /** Characters of an address. */
  url: 4_000,
} as const;

/** A short text of a page, such as a title, a name or a label. */
export const ShortText = v.pipe(v.string(), v.maxLength(articleLimits.line));
/** An address, of the length that is stored at most. */
export const Address = v.pipe(v.string(), v.maxLength(articleLimits.url));

/** Letters and digits alone, since it is part of ids. */
export const TextHash = v.pipe(v.string(), v.regex(/^\w{0,32}$/));

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
  /** White space collapsed, invisible characters gone; never empty. Code keeps its line breaks. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(articleLimits.text)),
  /** It stands in a section that is closed in the page, one click away. */
  isCollapsed: v.exactOptional(v.literal(true)),
  /** PDFs only: the page that it begins on, counted from 1. */
  page: v.exactOptional(PageNumber),
  /** PDFs only: the offsets into the text at which it goes on on further pages. */
  pageBreaks: v.exactOptional(v.pipe(v.array(PageBreak), v.maxLength(articleLimits.pageBreaks))),
});
export type Block = v.InferOutput<typeof Block>;

/** Why a visible piece of the page is not part of the article. */
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

export const ExcludedBlock = v.object({
  reason: v.picklist(exclusionReasons),
  /** The beginning of the piece. */
  text: v.pipe(v.string(), v.maxLength(articleLimits.excludedText)),
  /** Words of the whole piece. */
  words: Count,
  /** Index of the block that follows it; `blocks.length` if none does. */
  before: Count,
});
export type ExcludedBlock = v.InferOutput<typeof ExcludedBlock>;

/** Counts of what the lists of blocks do not show. */
export const Unread = v.object({
  /** Pieces that were left out and that the list has no room for. */
  pieces: Count,
  /** Words of the paragraphs that may belong to the article or not, listed or not. */
  uncertainWords: Count,
  /** The page is longer than is read of any, or took too long: its end was not looked at. */
  isCut: v.boolean(),
});
export type Unread = v.InferOutput<typeof Unread>;

/** One of several separate posts on a page: it ends where the next one begins. */
export const Post = v.object({
  author: v.exactOptional(ShortText),
  /** ISO 8601: a date, or a date with time and zone where the page has them. */
  time: v.exactOptional(ShortText),
  /** Index of its first block. */
  firstBlock: Count,
});
export type Post = v.InferOutput<typeof Post>;

export const Article = v.object({
  /** The article is found again here; see `toArticleUrl`. A frame without an address has its page's. */
  url: Address,
  /** The address that the page itself gives as its own, else `url`. Absolute. */
  canonical: Address,
  title: ShortText,
  /** People, as “A, B and C” or however the page joins them; never “By”, never a date. */
  byline: v.exactOptional(ShortText),
  site: v.exactOptional(ShortText),
  /** ISO 8601: a date, or a date with time and zone where the page has them. */
  published: v.exactOptional(ShortText),
  /** BCP 47; `und` when the page does not say and the text does not tell. */
  lang: LanguageTag,
  dir: v.picklist(['ltr', 'rtl']),
  blocks: v.pipe(v.array(Block), v.maxLength(articleLimits.blocks)),
  /**
   * The posts of a thread, a live blog or a page of announcements, in the order of their blocks, at
   * least two. Missing where the page is one article. Blocks before the first post introduce all.
   */
  posts: v.exactOptional(v.pipe(v.array(Post), v.maxLength(articleLimits.posts))),
  excluded: v.pipe(v.array(ExcludedBlock), v.maxLength(articleLimits.excluded)),
  /** Missing where it was not counted. */
  unread: v.exactOptional(Unread),
  scope: v.picklist(['page', 'selection']),
  /** 1 when all of the article is there; less when a sign-in wall shows only its beginning. */
  visibleShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** PDFs only: how many pages were read, of how many; the rest were beyond the limits. */
  pages: v.exactOptional(v.object({ read: Count, total: Count })),
  /** Where the article goes on, when it is one of several pages. */
  nextPage: v.exactOptional(Address),
  /** Changes when the text of the blocks does; see `text-hash.ts`. */
  textHash: TextHash,
  /** The frame that it was read in; 0 is the page itself. Set by the code that injected the page script. */
  frameId: Count,
});
export type Article = v.InferOutput<typeof Article>;

/** Between blocks in an anchor's surroundings; no page writes with it, and it is white space. */
export const blockSeparator = '\u2029';

/**
 * Where a sentence stands. `block`, `start` and `end` (UTF-16 offsets into the block's text) find
 * it while the page is as it was read; `quote` between `prefix` and `suffix` finds it again after
 * the page has changed (the Web Annotation model's TextQuoteSelector). What stands around it may be
 * in the blocks before and after, parted by `blockSeparator`: a line may be a block, and be there twice.
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

/** What is to be read: the page's article, or what the user has selected. */
export const Scope = v.variant('kind', [
  v.object({
    kind: v.literal('page'),
    /** Read it even where the page does not look like an article. */
    force: v.exactOptional(v.boolean()),
    /** Read what is selected instead, where that is enough for a summary. */
    preferSelection: v.exactOptional(v.boolean()),
    /** Hash of the selected text that the user has passed over for the whole page. */
    passedSelection: v.exactOptional(v.pipe(v.string(), v.maxLength(32))),
  }),
  v.object({ kind: v.literal('selection'), frameId: Count }),
]);
export type Scope = v.InferOutput<typeof Scope>;
