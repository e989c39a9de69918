/** Addresses that a link may lead to. */

/** Whether it is a page of the web: a record may have come out of a file that somebody made. */
export function isWebAddress(address: string): boolean {
  return /^https?:/.test(address) && URL.canParse(address);
}
