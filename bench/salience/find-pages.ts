import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listPages, type Page } from '../extract/pages.ts';
import type { Label } from './labels.ts';
import { getPageKey } from './rows.ts';

/**
 * Finds the page of each label, in the order of the labels.
 *
 * @param folder has a folder per corpus with pages as for `bench:extract`
 * @throws an error with the first missing page, since the figures would differ without it
 */
export function findPages(labels: readonly Label[], folder: string): Page[] {
  const folders = [...new Set(labels.map(({ corpus }) => join(folder, corpus)))];
  const pages = new Map(
    folders
      .filter((path) => existsSync(path))
      .flatMap(listPages)
      .map((page) => [getPageKey(page), page]),
  );
  return labels.map((label) => {
    const page = pages.get(getPageKey(label));
    if (page === undefined) throw new Error(`${folder} has no page ${getPageKey(label)}`);
    return page;
  });
}
