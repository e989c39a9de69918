/** What makes two readings the same record: the article's address, and for a selection its text. */

import type { Article } from '../article/article.ts';
import { siteOf } from './site.ts';
import { stripAddress } from './strip-address.ts';

/** What an id is made of. */
type Identified = Pick<Article, 'url' | 'canonical' | 'scope' | 'textHash'>;

/**
 * The id of an article's record: `page:<address>`, or `selection:<text hash>:<address>`.
 *
 * The address itself is the id, not a hash of it: a page that chose its own address could make a
 * short hash meet another's, and so overwrite what was kept of another site.
 */
export function recordId(article: Identified): string {
  const address = identifyingAddress(article);
  return article.scope === 'page' ? `page:${address}` : `selection:${article.textHash}:${address}`;
}

/**
 * The page's own canonical address, believed only where it can do no harm: on the same site, and
 * not the front page, which careless templates give for every article.
 */
function identifyingAddress({ url, canonical }: Identified): string {
  const own = stripAddress(url);
  const claimed = stripAddress(canonical);
  if (siteOf(claimed) === '' || siteOf(claimed) !== siteOf(own)) return own;
  return isFrontPage(claimed) && !isFrontPage(own) ? own : claimed;
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}
