/** The address of a document. A script in the page knows more of it than the document says by itself. */

import { cutAddress, getRoutingFragment } from '../../shared/url.ts';
import { articleLimits } from '../limits.ts';

export interface DocumentAddress {
  /**
   * The address at which the document is found again: that of the document, or where it has none
   * (`srcdoc`, `blob:`, `data:`) that of the page around it.
   */
  readonly url: string;
  /**
   * A canonical address in the document belongs to what it shows now. It does not where a script
   * has changed the address since the document was loaded, nor in a frame without an address, whose
   * author may be anyone.
   */
  readonly isCanonicalCurrent: boolean;
}

/**
 * An address as an article has it: without user name, password, and any fragment but the one that a
 * page routes by, and no longer than `articleLimits.address`.
 *
 * @param url an absolute address; what is none is only cut
 */
export function toArticleUrl(url: string): string {
  if (!URL.canParse(url)) return cutAddress(url, articleLimits.url);
  return formatArticleUrl(new URL(url));
}

/** The same for an address that has been parsed; `url` is not changed. */
export function formatArticleUrl(url: URL): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  address.hash = getRoutingFragment(address.hash);
  return cutAddress(address.href, articleLimits.url);
}
