/** A second opinion: which of the walked blocks Mozilla's Readability would keep. */

import { Readability } from '@mozilla/readability';
import { rawText } from './block-text.ts';
import { asBuiltIn } from './built-in.ts';
import type { Walk } from './walk.ts';

const indexAttribute = 'data-walked';
/** Its time grows faster than the page: on a larger one an opinion is not worth the wait. */
const mostElements = 15_000;
/** What Readability judges an element by. */
const copiedAttributes = ['class', 'id', 'role', 'itemprop', 'rel', 'href', 'aria-modal'];

/**
 * Runs Readability (https://github.com/mozilla/readability) on a copy that is built from the walk:
 * the live document stays as it is, shadow trees are laid open, and what is not shown is not there.
 *
 * @returns for each block whether it is kept; nothing when Readability finds no article,
 *   breaks, or the page is too large for it
 */
export function readabilityChoice(document: Document, walk: Walk): boolean[] | undefined {
  if (walk.elements.length > mostElements) return undefined;
  try {
    const copy = bareCopy(document, walk);
    // The serializer may hand the element itself back: its text is not needed as HTML.
    const parsed = new Readability<Element>(copy, {
      keepClasses: true,
      disableJSONLD: true,
      serializer: (node) => node as Element,
    }).parse();
    if (!parsed?.content) return undefined;
    const kept = new Set<number>();
    for (const element of parsed.content.querySelectorAll(`[${indexAttribute}]`))
      kept.add(Number(element.getAttribute(indexAttribute)));
    // Readability puts the body's own children in an element of its own making.
    if (kept.has(walk.parents.indexOf(0))) kept.add(0);
    return walk.blocks.map((block) => kept.has(block.inner));
  } catch {
    // It recurses, and expects more of a page than pages keep; its opinion is not needed to go on.
    return undefined;
  }
}

/** The walked elements and their text as a document of their own, each element marked with its index. */
function bareCopy(document: Document, walk: Walk): Document {
  const copy = document.cloneNode(false) as Document;
  for (const child of [...copy.childNodes]) child.remove();
  const html = copy.appendChild(copy.createElement('html'));
  const head = html.appendChild(copy.createElement('head'));
  head.appendChild(copy.createElement('title')).textContent = document.title;
  const copies: Element[] = [];
  const addText = textsInOrder(walk, copy, copies);
  for (const [index, walked] of walk.elements.entries()) {
    const element = asBuiltIn(walked);
    addText(index);
    const twin = copy.createElement(index === 0 ? 'body' : element.localName);
    for (const name of copiedAttributes) {
      const value = element.getAttribute(name);
      if (value !== null) twin.setAttribute(name, value);
    }
    twin.setAttribute(indexAttribute, `${index}`);
    copies.push(twin);
    (copies[walk.parents[index] ?? -1] ?? html).appendChild(twin);
  }
  addText(walk.elements.length);
  return copy;
}

/** Adds, each time it is called, the text that stands before the element with the given index. */
function textsInOrder(
  walk: Walk,
  copy: Document,
  copies: readonly Element[],
): (before: number) => void {
  const runs = walk.blocks.flatMap(({ pieces, atBreak }) =>
    pieces.map((piece, i) => ({
      piece,
      breaks: piece.breakBefore ? 1 : atBreak && i === 0 ? 2 : 0,
    })),
  );
  let at = 0;
  return (before) => {
    for (let run = runs[at]; run && run.piece.opened <= before; run = runs[++at]) {
      const parent = copies[run.piece.parent];
      for (let i = 0; i < run.breaks; i++) parent?.appendChild(copy.createElement('br'));
      parent?.appendChild(copy.createTextNode(rawText(run.piece)));
    }
  };
}
