import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, pagesIn } from '../extract/pages.ts';
import type { Label } from './labels.ts';
import { getPageKey } from './rows.ts';

/**
 * Finds the page of each label, in its order.
 *
 * @param folder Has a folder for each corpus, with pages as `bench:extract` takes them.
 * @throws Error that names the first page which is not there, since without it other figures would
 *   come out.
 */
export function findPages(labels: readonly Label[], folder: string): Page[] {
  const folders = [...new Set(labels.map(({ corpus }) => join(folder, corpus)))];
  const pages = new Map(
    folders
      .filter((path) => existsSync(path))
      .flatMap(pagesIn)
      .map((page) => [getPageKey(page), page]),
  );
  return labels.map((label) => {
    const page = pages.get(getPageKey(label));
    if (page === undefined) throw new Error(`${folder} has no page ${getPageKey(label)}`);
    return page;
  });
}
