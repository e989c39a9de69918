import axe from 'axe-core';
import type { View } from './drivers/browser.ts';

/** axe's source as a function body, so that no page's CSP blocks it. */
const injectAxe = new Function(axe.source) as () => void;

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

/** Every extension page is checked in these appearances. */
export const appearances = [
  ['light', 'ltr'],
  ['light', 'rtl'],
  ['dark', 'ltr'],
  ['dark', 'rtl'],
] as const;
export type Appearance = (typeof appearances)[number];

/**
 * Returns axe's violations in a view by theme and direction, in the order of the given appearances.
 */
export async function findViolationsByAppearance(
  view: View,
  wanted: readonly Appearance[] = appearances,
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
    found.push(await findViolations(view, 'html'));
  }
  return found;
}

/** Returns axe's violations in a part of a view in its present appearance. */
export async function findViolations(view: View, part: string): Promise<string[]> {
  // axe is half a megabyte, so it is injected once per document.
  if (!(await view.evaluate(() => 'axe' in globalThis))) await view.evaluate(injectAxe);
  return view.evaluate(runAxe, part);
}

/** Returns the violations as one list, each with its appearance. */
export async function findAllViolations(
  view: View,
  wanted: readonly Appearance[] = appearances,
): Promise<string[]> {
  const found = await findViolationsByAppearance(view, wanted);
  return found.flatMap((list, i) => list.map((each) => `${wanted[i]?.join(' ')} ${each}`));
}
