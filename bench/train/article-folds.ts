/** Folds by host, so that no page is judged by a model that has seen its site. */

export const foldCount = 4;

/** The part of a host that pages of one site share: its last two labels. */
export function siteOf(url: string | undefined, id: string): string {
  if (!url || !URL.canParse(url)) return id;
  return new URL(url).hostname
    .replace(/^www\./, '')
    .split('.')
    .slice(-2)
    .join('.');
}

/** The fold of a site, from 0. */
export function foldOf(site: string): number {
  let hash = 0;
  for (let i = 0; i < site.length; i++) hash = (Math.imul(hash, 31) + site.charCodeAt(i)) | 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % foldCount;
}
