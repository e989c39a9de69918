/**
 * Sizes that no honest article reaches; what is beyond them is cut in extraction, and refused by
 * the schema. Apart from the schema, so that what reads need not carry it.
 */
export const articleLimits = {
  /** Characters of all blocks together. */
  text: 1_000_000,
  /** Blocks kept. */
  blocks: 20_000,
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
