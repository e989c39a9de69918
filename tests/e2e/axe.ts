import axe from 'axe-core';
import type { View } from './drivers/browser.ts';

/** axe's own source as the body of a function, so that no page's policy stands in its way. */
const bringAxe = new Function(axe.source) as () => void;

/** Runs in the view. */
async function runAxe(part: string): Promise<string[]> {
  const { axe } = globalThis as unknown as Global;
  const { violations } = await axe.run(part, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
}

interface Global {
  readonly axe: Pick<typeof axe, 'run'>;
}

/** Each page of ours is looked at in these. */
export const dresses = [
  ['light', 'ltr'],
  ['light', 'rtl'],
  ['dark', 'ltr'],
  ['dark', 'rtl'],
] as const;
export type Dress = (typeof dresses)[number];

/** What axe objects to in a view, by theme and direction, in the order of the dresses that are asked for. */
export async function objectionsByDress(
  view: View,
  wanted: readonly Dress[] = dresses,
): Promise<string[][]> {
  const found: string[][] = [];
  for (const [theme, direction] of wanted) {
    await view.evaluate(
      (theme, dir) => {
        document.documentElement.dataset.theme = theme;
        document.documentElement.dir = dir;
      },
      theme,
      direction,
    );
    found.push(await findObjections(view, 'html'));
  }
  return found;
}

/** What axe objects to in a part of a view as it is. */
export async function findObjections(view: View, part: string): Promise<string[]> {
  // It is half a megabyte: once for a document, not for each look at it.
  if (!(await view.evaluate(() => 'axe' in globalThis))) await view.evaluate(bringAxe);
  return view.evaluate(runAxe, part);
}

/** The same as one list, each with the dress it was found in. */
export async function objections(
  view: View,
  wanted: readonly Dress[] = dresses,
): Promise<string[]> {
  const found = await objectionsByDress(view, wanted);
  return found.flatMap((list, i) => list.map((each) => `${wanted[i]?.join(' ')} ${each}`));
}
