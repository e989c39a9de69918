/** A link to an article: the words of the link alone, and an absolute address of the web. */
export interface Headline {
  text: string;
  url: string;
}

/** How many headlines of a page are offered, and in characters how long each is at most. */
export const headlineLimits = { count: 12, text: 200, address: 2_000 } as const;
