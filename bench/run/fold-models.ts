import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { getFold } from '../train/folds.ts';

/**
 * Lists the models of a folder by fold, as absolute paths: `0.json` was trained without the sites
 * of fold 0, and so on.
 *
 * @param folder the result is empty without one
 * @throws if the folder has no such file, because the shipped model would be used unnoticed
 */
export function listFoldModels(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const names = readdirSync(folder).filter((name) => /^\d+\.json$/.test(name));
  if (names.length === 0) throw new Error(`${folder} has no models: 0.json, 1.json …`);
  return names.map((_, fold) => resolve(folder, `${fold}.json`));
}

/**
 * Returns the model that was trained without the site of a page; `undefined` if there are no
 * models.
 */
export function findUnseenModel(
  models: readonly string[],
  { url, id }: { readonly url?: string; readonly id: string },
): string | undefined {
  return models.length === 0 ? undefined : models[getFold(url ?? id, models.length)];
}
