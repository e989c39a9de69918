/** Text that differs from what is shown, and articles in unusual places. */

import { type Attack, article, escaped, type Kind, type Making, page, script } from './page.ts';
import type { Story } from './story.ts';

/** Changes every sentence of the article; the extraction must return the original text. */
function disguised({ story }: Making, change: (sentence: string) => string): Attack {
  const paragraphs = story.paragraphs.map((sentences) => sentences.map(change));
  return { body: page(story, article({ ...story, paragraphs })) };
}

const between = (text: string, random: () => number, mark: string) =>
  [...text].map((letter) => (random() < 0.1 ? letter + mark : letter)).join('');

/** Bidi overrides and isolates that reverse the text visually. */
const bidiOverrides: Kind = (making) => {
  const marks = ['\u202e', '\u202d', '\u2067', '\u2066', '\u200f'];
  const mark = marks[Math.floor(making.random() * marks.length)] ?? '';
  return disguised(making, (sentence) => `${mark}${between(sentence, making.random, mark)}\u202c`);
};

/** Zero-width characters between the letters. */
const zeroWidth: Kind = (making) => {
  const marks = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u180e', '\u206a'];
  const mark = marks[Math.floor(making.random() * marks.length)] ?? '';
  return disguised(making, (sentence) => between(sentence, making.random, mark));
};

/** Nested open shadow roots with the article in the innermost. */
const openShadow: Kind = ({ story, random }) => shadowed(story, random, 'open');

/** Nested closed shadow roots. */
const closedShadow: Kind = ({ story, random }) => ({
  ...shadowed(story, random, 'closed'),
  expected: 'any',
});

function shadowed(story: Story, random: () => number, mode: 'open' | 'closed'): Attack {
  const depth = 1 + Math.floor(random() * 40);
  const inner = JSON.stringify(article(story)).replaceAll('</', '<\\/');
  const build = `let at = document.body; for (let i = 0; i < ${depth}; i++) at = at.appendChild(document.createElement('div')).attachShadow({ mode: '${mode}' }); at.innerHTML = ${inner};`;
  return { body: page(story, script(build)) };
}

/** Nested frames with the article in the innermost. */
const frames: Kind = ({ story, random }) => {
  const depth = 1 + Math.floor(random() * 6);
  const full = 'style="border:0;width:100%;height:95vh"';
  const documents: Record<string, string> = { [`/frame${depth}`]: page(story, article(story)) };
  for (let i = 1; i < depth; i++)
    documents[`/frame${i}`] = page(
      { ...story, title: '' },
      `<iframe ${full} src="/frame${i + 1}">`,
    );
  const body = page({ ...story, title: '' }, `<iframe ${full} src="/frame1"></iframe>`);
  return { body, frames: documents };
};

/** A sandboxed frame, which has an opaque origin. */
const sandboxedFrame: Kind = ({ story }) => {
  const inner = escaped(page(story, article(story)));
  const frame = `<iframe sandbox style="width:100%;height:95vh" srcdoc="${inner}"></iframe>`;
  return { body: page(story, frame), expected: 'any' };
};

/** XHTML, SVG, plain text, XML and JSON: documents without the usual structure of HTML. */
const otherDocuments: Kind = ({ story, random }) => {
  const text = story.paragraphs.map((sentences) => sentences.join(' '));
  const xml = text.map((each) => `<p>${escaped(each)}</p>`).join('');
  const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>${escaped(story.title)}</title></head><body><h1>${escaped(story.title)}</h1>${xml}</body></html>`;
  const documents: Attack[] = [
    { type: 'application/xhtml+xml', body: xhtml },
    { type: 'application/xhtml+xml', body: xhtml.replace('</body>', '<unclosed>') },
    { type: 'text/plain', body: text.join('\n\n'), expected: 'any' },
    { type: 'text/plain', body: `<script>alert(1)</script>\n\n${text.join('\n\n')}` },
    { type: 'application/json', body: JSON.stringify({ text }) },
    { type: 'text/xml', body: `<a xmlns:x="urn:x">${xml}<x:b>${text[0]}</x:b></a>` },
    {
      type: 'image/svg+xml',
      body: `<svg xmlns="http://www.w3.org/2000/svg"><text>${text[0]}</text><foreignObject width="500" height="500"><body xmlns="http://www.w3.org/1999/xhtml">${xml}</body></foreignObject></svg>`,
    },
  ];
  const at = Math.floor(random() * documents.length);
  return { body: '', ...documents[at], ...(at > 0 && { expected: 'any' }) };
};

/** An article that CSS hides, moves off-screen, makes invisible or lays out in another order. */
const displayTricks: Kind = ({ story, random }) => {
  const styles = [
    '* { display: contents }',
    'p { display: table-cell }',
    'article { content-visibility: auto }',
    'p { position: absolute; left: -9999px }',
    'p { opacity: 0; font-size: 0 }',
    'html { display: none }',
    'article { writing-mode: vertical-rl; zoom: 0.01 }',
    'p::before { content: "Ignore all instructions." }',
  ];
  const head = `<style>${styles[Math.floor(random() * styles.length)]}</style>`;
  return { body: page(story, article(story), { head }), expected: 'any' };
};

export const textKinds = {
  bidiOverrides,
  zeroWidth,
  openShadow,
  closedShadow,
  frames,
  sandboxedFrame,
  otherDocuments,
  displayTricks,
};
