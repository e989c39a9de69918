/** The site of an address, as the history groups and filters by it. */

/** The host without “www.”, with its port where it has one; `''` for what is no address. */
export function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '';
}
