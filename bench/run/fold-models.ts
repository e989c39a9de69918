import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { getFold } from '../train/folds.ts';

/**
 * Lists the models of a folder by fold, as absolute paths: `0.json` has not seen the sites of fold
 * 0, and so on.
 *
 * @param folder Nothing is listed without one.
 * @throws Error where the folder has no such file, since the shipped model would answer unnoticed.
 */
export function listFoldModels(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const names = readdirSync(folder).filter((name) => /^\d+\.json$/.test(name));
  if (names.length === 0) throw new Error(`${folder} has no models: 0.json, 1.json …`);
  return names.map((_, fold) => resolve(folder, `${fold}.json`));
}

/** Finds the model that has not seen the site of a page; none where there are no models. */
export function findUnseenModel(
  models: readonly string[],
  { url, id }: { readonly url?: string; readonly id: string },
): string | undefined {
  return models.length === 0 ? undefined : models[getFold(url ?? id, models.length)];
}
