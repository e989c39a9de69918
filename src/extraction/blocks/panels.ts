/**
 * Finds consent panels that cover the article until the user clicks. They are recognized by their
 * markup and position, because no list of phrases covers all languages. Called from
 * `consent-dialogs.ts`.
 */

import { flag, getElementTraits } from '../dom/elements.ts';
import { type DomSnapshot, sumUpwards } from '../dom/walk.ts';

/** An element with more characters or buttons than this is not a panel. */
const maxPanelChars = 2_500;
const maxButtons = 8;
/** An element with more than this share of the selected text is not a panel. */
const maxPanelShare = 0.3;
/** A panel without a telling name or role must have two buttons, one to accept and one to refuse. */
const minUnnamedButtons = 2;

const panelNames =
  /cookie|consent|gdpr|dsgvo|rgpd|ccpa|onetrust|didomi|usercentrics|tarteaucitron|(?:^|[\s#])(?:cc|cmp|qc-cmp\d?|truste|iubenda)(?:[-_\s]|$)/i;

/**
 * Finds the elements that are panels: by their names or role, or because they have buttons and are
 * above the headline and outside the article.
 *
 * @returns indexes of elements
 */
export function findPanels(
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
): ReadonlySet<number> {
  const { parents, names, flags } = snapshot;
  const buttons = countButtons(snapshot);
  const panels = new Set<number>();
  if (buttons[0] === 0) return panels;
  const spans = measureSpans(snapshot, isSelected);
  const headline = findFirstLevelHeading(snapshot);
  const all = spans.selected[0] ?? 0;
  for (let e = 1; e < parents.length; e++) {
    const count = buttons[e] ?? 0;
    const selected = spans.selected[e] ?? 0;
    if (count === 0 || count > maxButtons || selected === 0) continue;
    if ((spans.characters[e] ?? 0) > maxPanelChars || selected > maxPanelShare * all) continue;
    const own = flags[e] as number;
    const isDeclared =
      panelNames.test(names[e] as string) ||
      ((own & flag.dialog) !== 0 && ((flags[parents[e] as number] ?? 0) & flag.dialog) === 0);
    const isAbove = (spans.last[e] ?? 0) < headline && (own & (flag.article | flag.main)) === 0;
    if (isDeclared || (isAbove && count >= minUnnamedButtons)) panels.add(e);
  }
  return panels;
}

const buttonName = /btn|button/i;

/** Counts the buttons inside each element, and the links that are named like buttons. */
function countButtons({ parents, tags, names, buttons }: DomSnapshot): Int32Array {
  const counts = new Int32Array(parents.length);
  for (const parent of buttons) counts[parent] = (counts[parent] ?? 0) + 1;
  const link = getElementTraits('a').code;
  for (let e = 0; e < parents.length; e++)
    if (tags[e] === link && buttonName.test(names[e] as string)) counts[e] = (counts[e] ?? 0) + 1;
  sumUpwards(parents, counts);
  return counts;
}

/** Returns the index of the first block in an `<h1>`; -1 if there is none. */
function findFirstLevelHeading({ blocks, elements }: DomSnapshot): number {
  return blocks.findIndex(({ element }) => elements[element]?.localName === 'h1');
}

interface Spans {
  /** Characters inside each element, and those in selected blocks. */
  readonly characters: Float64Array;
  readonly selected: Float64Array;
  /** Index of the last block inside each element; -1 if there is none. */
  readonly last: Int32Array;
}

function measureSpans({ blocks, parents }: DomSnapshot, isSelected: readonly boolean[]): Spans {
  const count = parents.length;
  const spans: Spans = {
    characters: new Float64Array(count),
    selected: new Float64Array(count),
    last: new Int32Array(count).fill(-1),
  };
  for (const [i, { element, text }] of blocks.entries()) {
    spans.characters[element] = (spans.characters[element] ?? 0) + text.length;
    if (isSelected[i]) spans.selected[element] = (spans.selected[element] ?? 0) + text.length;
    spans.last[element] = i;
  }
  for (let e = count - 1; e > 0; e--) {
    const parent = parents[e] as number;
    spans.characters[parent] = (spans.characters[parent] ?? 0) + (spans.characters[e] ?? 0);
    spans.selected[parent] = (spans.selected[parent] ?? 0) + (spans.selected[e] ?? 0);
    spans.last[parent] = Math.max(spans.last[parent] ?? -1, spans.last[e] ?? -1);
  }
  return spans;
}
