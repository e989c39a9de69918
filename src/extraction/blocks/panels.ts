/**
 * Finds panels that cover the article until the user clicks, in any language. They are recognized
 * by their form, because no list of phrases covers all languages.
 */

import { flag, getElementTraits } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';

/** A panel has no more characters and buttons than these. */
const maxPanelChars = 2_500;
const maxButtons = 8;
/** More of the chosen text than this share is no panel. */
const maxPanelShare = 0.3;
/** Without a name or a role that tells, a panel has at least two buttons: to agree, and not to. */
const minUnnamedButtons = 2;

const panelNames =
  /cookie|consent|gdpr|dsgvo|rgpd|ccpa|onetrust|didomi|usercentrics|tarteaucitron|(?:^|[\s#])(?:cc|cmp|qc-cmp\d?|truste|iubenda)(?:[-_\s]|$)/i;

/**
 * Finds the outermost elements that are panels: called or declared one, or with buttons and above
 * the headline, outside the element of the article.
 *
 * @returns indexes of elements
 */
export function findPanels(
  snapshot: DomSnapshot,
  isChosen: readonly boolean[],
): ReadonlySet<number> {
  const { parents, names, flags } = snapshot;
  const buttons = countButtons(snapshot);
  const panels = new Set<number>();
  if (buttons[0] === 0) return panels;
  const spans = measureSpans(snapshot, isChosen);
  const headline = findHeadline(snapshot);
  const all = spans.chosen[0] ?? 0;
  for (let e = 1; e < parents.length; e++) {
    const count = buttons[e] ?? 0;
    const chosen = spans.chosen[e] ?? 0;
    if (count === 0 || count > maxButtons || chosen === 0) continue;
    if ((spans.characters[e] ?? 0) > maxPanelChars || chosen > maxPanelShare * all) continue;
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

/** For each element of the walk how many buttons stand in it, and links that look like one. */
function countButtons({ parents, tags, names, buttons }: DomSnapshot): Int32Array {
  const counts = new Int32Array(parents.length);
  for (const place of buttons) counts[place] = (counts[place] ?? 0) + 1;
  const link = getElementTraits('a').code;
  for (let e = parents.length - 1; e > 0; e--) {
    if (tags[e] === link && names[e] !== '' && buttonName.test(names[e] as string))
      counts[e] = (counts[e] ?? 0) + 1;
    const parent = parents[e] as number;
    counts[parent] = (counts[parent] ?? 0) + (counts[e] ?? 0);
  }
  return counts;
}

/** Index of the first block that is a heading of the first level; -1 without one. */
function findHeadline({ blocks, elements }: DomSnapshot): number {
  return blocks.findIndex(({ element }) => elements[element]?.localName === 'h1');
}

interface Spans {
  /** Characters inside each element, and those of chosen blocks. */
  readonly characters: Float64Array;
  readonly chosen: Float64Array;
  /** The last block inside. */
  readonly last: Int32Array;
}

function measureSpans({ blocks, parents }: DomSnapshot, isChosen: readonly boolean[]): Spans {
  const count = parents.length;
  const spans: Spans = {
    characters: new Float64Array(count),
    chosen: new Float64Array(count),
    last: new Int32Array(count).fill(-1),
  };
  for (const [i, { element, text }] of blocks.entries()) {
    spans.characters[element] = (spans.characters[element] ?? 0) + text.length;
    if (isChosen[i]) spans.chosen[element] = (spans.chosen[element] ?? 0) + text.length;
    spans.last[element] = i;
  }
  for (let e = count - 1; e > 0; e--) {
    const parent = parents[e] as number;
    spans.characters[parent] = (spans.characters[parent] ?? 0) + (spans.characters[e] ?? 0);
    spans.chosen[parent] = (spans.chosen[parent] ?? 0) + (spans.chosen[e] ?? 0);
    spans.last[parent] = Math.max(spans.last[parent] ?? -1, spans.last[e] ?? -1);
  }
  return spans;
}
