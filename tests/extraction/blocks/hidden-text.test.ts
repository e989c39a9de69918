import { describe, expect, it } from 'vitest';
import { findHiddenBlocks } from '../../../src/extraction/blocks/hidden-text.ts';
import { walkDocument } from '../../../src/extraction/dom/walk.ts';
import { livePage, page } from '../pages.ts';

const shown =
  '<p>What everybody can read on this page is longer than what nobody is meant to see.</p>';

/** Returns the texts that are found to be hidden if all blocks are selected. */
function hiddenIn(document: Document): string[] {
  const walked = walkDocument(document);
  const isHidden = findHiddenBlocks(
    walked,
    walked.blocks.map(() => true),
  );
  return walked.blocks.filter((_, i) => isHidden[i]).map((block) => block.text);
}

const hiding = [
  'position:absolute;opacity: 0',
  'font-size:0',
  'font-size: 0px; color: red',
  'position:absolute;left:-9999px',
  'text-indent:-9999px',
  'color: transparent',
  'position:absolute;clip:rect(0,0,0,0)',
  'color:#fff;background-color:#fff',
];
const showing = [
  'opacity: 0',
  'position:absolute;opacity: 0.01',
  'opacity:0;transform:translateY(20px)',
  'opacity:0;transition:opacity 1s',
  'font-size:0.9em',
  'left:-20px',
  'color:#fff;background:#000',
];

describe('findHiddenBlocks', () => {
  it('finds text that is hidden by style attributes if there is no layout', () => {
    for (const style of hiding)
      expect(hiddenIn(page(`${shown}<div style="${style}"><p>Unseen.</p></div>`)), style).toEqual([
        'Unseen.',
      ]);
    for (const style of showing)
      expect(hiddenIn(page(`${shown}<p style="${style}">Seen.</p>`)), style).toEqual([]);
  });

  it('ignores size and colour styles of distant ancestors', () => {
    const body = `${shown}<div style="font-size:0"><div class="column"><p>Seen.</p></div></div>`;
    expect(hiddenIn(page(body))).toEqual([]);
  });

  it('uses the layout of the browser if there is one', () => {
    for (const style of ['font-size: 0px', 'color: transparent', 'text-indent: -9999px'])
      expect(hiddenIn(livePage(`${shown}<p style="${style}">Unseen.</p>`)), style).toEqual([
        'Unseen.',
      ]);
    expect(hiddenIn(livePage(`${shown}<p style="color: black">Seen.</p>`))).toEqual([]);
  });

  it('ignores styles that hide most of the text, because such a page is still fading in', () => {
    const body = `<div style="opacity:0">${shown}</div><p>Loading.</p>`;
    expect(hiddenIn(page(body))).toEqual([]);
  });
});
