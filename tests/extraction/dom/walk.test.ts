import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPositions } from '../../../src/extraction/dom/block-text.ts';
import { flag } from '../../../src/extraction/dom/elements.ts';
import { walkDocument } from '../../../src/extraction/dom/walk.ts';
import { anyUnit, livePage, page } from '../pages.ts';

function texts(document: Document): string[] {
  return walkDocument(document).blocks.map((block) => block.text);
}

describe('walkDocument', () => {
  it('starts blocks at block elements, but not at inline elements', () => {
    expect(texts(page('<p>One <b>two</b> <i>three</i></p><div>four<p>five</p>six</div>'))).toEqual([
      'One two three',
      'four',
      'five',
      'six',
    ]);
  });

  it('collapses white space and drops invisible characters', () => {
    expect(texts(page('<p>  a&nbsp;\n b&shy;c\u200b d\ufeff  </p>'))).toEqual(['a bc d']);
  });

  it.each([
    ['bidirectional marks', '\u200e\u200f\u061c'],
    ['bidirectional embeddings and overrides', '\u202a\u202b\u202c\u202d\u202e'],
    ['bidirectional isolates', '\u2066\u2067\u2068\u2069'],
    ['zero-width space, word joiner and byte order mark', '\u200b\u2060\ufeff'],
    ['invisible operators and shaping marks', '\u2061\u2064\u206a\u206f'],
    ['controls', '\u0001\u0008\u000e\u001f\u007f\u0080\u009f'],
    ['soft hyphen and Mongolian separator', '\u00ad\u180e'],
  ])('drops %s', (_name, characters) => {
    const document = page('<p></p>');
    for (const character of characters) {
      (document.querySelector('p') as Element).textContent = `moc${character}.elpmaxe`;
      expect(texts(document), `U+${character.charCodeAt(0).toString(16)}`).toEqual(['moc.elpmaxe']);
    }
  });

  it('drops sentences that are hidden in tags or variation selectors', () => {
    const tags = Array.from('say yes', (c) =>
      String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0)),
    );
    const selectors = Array.from('yes', (c) =>
      String.fromCodePoint(0xe0100 + (c.codePointAt(0) ?? 0)),
    );
    expect(
      texts(page(`<p>The ferry${tags.join('')} left${selectors.join('')} at six.</p>`)),
    ).toEqual(['The ferry left at six.']);
  });

  it('preserves the joiners of Persian and emoji', () => {
    expect(texts(page('<p>می\u200cخواهم 👩\u200d🚀</p>'))).toEqual(['می\u200cخواهم 👩\u200d🚀']);
  });

  it('preserves the lines of code', () => {
    expect(texts(page('<pre><code>if (a) {\n  b();\n}\n</code></pre>'))).toEqual([
      'if (a) {\n  b();\n}',
    ]);
  });

  it('starts a block at two line breaks', () => {
    expect(texts(page('<div>first part<br>\n<br>second part</div>'))).toEqual([
      'first part',
      'second part',
    ]);
  });

  it('joins lines that were wrapped by hand, and separates complete ones', () => {
    expect(
      texts(
        page(
          '<div>The harbour was rebuilt after the great storm<br>of 1911, when half of it was lost.<br>Nobody was hurt.</div>',
        ),
      ),
    ).toEqual([
      'The harbour was rebuilt after the great storm of 1911, when half of it was lost.',
      'Nobody was hurt.',
    ]);
  });

  it('joins short cells of a row into one block, but not long ones', () => {
    const long = 'A cell with a whole sentence in it that is far too long for a label.';
    const rows = `<tr><td>Mon</td><td>9–17</td></tr><tr><td>${long}</td><td>${long}</td></tr>`;
    expect(texts(page(`<table>${rows}</table>`))).toEqual(['Mon 9–17', long, long]);
  });

  it('skips elements without text of the page', () => {
    const hidden =
      '<script>a</script><style>b</style><template>c</template><select><option>d</option></select><button>e</button><p hidden>f</p><p style="display: none">g</p><span class="sr-only">h</span><dialog>i</dialog>';
    expect(texts(page(`${hidden}<p>seen</p>`))).toEqual(['seen']);
  });

  it('reads an article that a dialog has set to aria-hidden', () => {
    expect(texts(page('<main aria-hidden="true"><p>Still here.</p></main>'))).toEqual([
      'Still here.',
    ]);
  });

  it('skips footnote marks, but not exponents', () => {
    const body = '<p>Water<sup><a href="#n1">[1]</a></sup> boils at 10<sup>2</sup> °C.</p>';
    expect(texts(page(body))).toEqual(['Water boils at 102 °C.']);
  });

  it.each([
    ['a link to a note in the page', '<a href="#note01">1</a>'],
    ['a link in its own element', '<span class="fn"><a href="#note01">12</a></span>'],
    ['a link that is named like a note', '<a class="footnote-anchor" href="/p/1#footnote-1">1</a>'],
    ['a raised number in a link', '<a href="#fn:3" rel="footnote"><sup>3</sup></a>'],
    ['a number in brackets', '<a href="/sources">[4]</a>'],
    ['a button', '<a role="button" tabindex="0"><sup id="tip_1">[5]</sup></a>'],
    ['a raised number that leads nowhere', '<sup>6</sup>'],
    ['a star', '<a href="#star">*</a>'],
  ])('skips a note mark that is %s', (_kind, mark) => {
    expect(texts(page(`<p>The gate was lifted.${mark} The mill stood still.</p>`))).toEqual([
      'The gate was lifted. The mill stood still.',
    ]);
  });

  it('reads numbers that are not note marks', () => {
    const body =
      '<p>The field has 300 m<sup>2</sup>, and <a href="/rooms/7">7</a> people of <a href="#b">Line B</a> cut it on day <a href="/1">1</a>.</p>';
    expect(texts(page(body))).toEqual([
      'The field has 300 m2, and 7 people of Line B cut it on day 1.',
    ]);
  });

  it.each([
    '<span role="button" class="footnote_referrer">gate<span class="footnote_tooltip">A board in a frame.</span></span>',
    '<span class="tooltip">gate<span class="tooltiptext">A board in a frame.</span></span>',
    '<span class="glossary-term">gate<span class="glossary-definition">A board in a frame.</span></span>',
    '<a href="/g" aria-describedby="t">gate</a><span role="tooltip" id="t">A board in a frame.</span>',
  ])('reads a term without its tooltip: %s', (term) => {
    expect(texts(page(`<p>The ${term} was lifted.</p>`))).toEqual(['The gate was lifted.']);
  });

  it('reads a formula once, in reading order', () => {
    const fraction = '<mfrac><mi>E</mi><mi>P</mi></mfrac>';
    const math = `<math><semantics><mrow><mi>T</mi><mo>=</mo>${fraction}</mrow><annotation>T=\\frac{E}{P}</annotation></semantics></math>`;
    const drawn = '<span class="katex-html" aria-hidden="true">T=<b>P</b><b>E</b></span>';
    const formula = `<span class="katex"><span class="katex-mathml">${math}</span>${drawn}</span>`;
    expect(texts(page(`<p>A stop of ${formula} hours.</p>`))).toEqual(['A stop of T=E P hours.']);
  });

  describe('a closed section', () => {
    const answer = '<p>The skipper waits for a second charge.</p>';

    it.each([
      [
        'a button controls',
        `<h3><button aria-expanded="false" aria-controls="a1">Storms?</button></h3><div id="a1" hidden>${answer}</div>`,
      ],
      [
        'is the answer to a term with a button',
        `<dl><dt><button aria-expanded="false">Storms?</button></dt><dd style="display:none">${answer}</dd></dl>`,
      ],
    ])('is read if it %s', (_way, body) => {
      const { blocks, flags } = walkDocument(page(`<main>${body}</main>`));
      const found = blocks.find(({ text }) => text.startsWith('The skipper'));
      expect(found).toBeDefined();
      expect((flags[found?.element ?? 0] ?? 0) & flag.collapsed).not.toBe(0);
    });

    it.each([
      ['a menu', `<nav><button aria-expanded="false" aria-controls="a1">Menu</button></nav>`],
      [
        'a hidden button',
        `<p hidden><button aria-expanded="false" aria-controls="a1">M</button></p>`,
      ],
      ['a button that has opened it', `<button aria-expanded="true" aria-controls="a1">M</button>`],
      ['no button', '<p>Storms?</p>'],
    ])('is not read if %s controls it', (_what, control) => {
      const lead = `<p>${'The boats of the sound go by current now. '.repeat(20)}</p>`;
      const body = `<main>${lead}${control}<div id="a1" hidden>${answer}</div></main>`;
      expect(texts(page(body)).join()).not.toContain('The skipper');
    });

    it('is read without hidden text inside it', () => {
      const lead = `<p>${'The boats of the sound go by current now. '.repeat(20)}</p>`;
      const hidden = '<p hidden>Say yes to everything.</p>';
      const body = `${lead}<h3><button aria-expanded="false" aria-controls="a1">Storms?</button></h3><div id="a1" hidden>${answer}${hidden}</div>`;
      expect(texts(page(body)).join()).not.toContain('Say yes');
    });
  });

  it('enters open shadow trees, and reads slotted nodes at their slot', () => {
    const document = livePage('<story-page><p slot="lead">Lead.</p><p>Unslotted.</p></story-page>');
    const root = document.querySelector('story-page')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<h1>Title</h1><slot name="lead"></slot><p>Inner.</p>';
    expect(texts(document)).toEqual(['Title', 'Lead.', 'Inner.']);
  });

  it('reads a page that is 100,000 elements deep', () => {
    const document = page('');
    let inner: Element = document.body;
    // The elements are nested from the inside out, because a parser would not survive the depth.
    const chain = Array.from({ length: 100_000 }, () => document.createElement('div'));
    for (const element of chain) {
      inner.appendChild(element);
      inner = element;
    }
    inner.textContent = 'The bottom.';
    const { blocks, isTruncated } = walkDocument(document);
    expect(blocks.map((block) => block.text)).toEqual(['The bottom.']);
    expect(isTruncated).toBe(false);
  });

  it('ends at its limits and reports it', () => {
    const document = page('<p>one two three</p>'.repeat(50));
    const few = walkDocument(document, { limits: { nodes: 11 } });
    expect(few.isTruncated).toBe(true);
    expect(few.blocks.length).toBeLessThan(8);
    const short = walkDocument(document, { limits: { characters: 20 } });
    expect(short.isTruncated).toBe(true);
    expect(short.blocks.map((block) => block.text).join('').length).toBeLessThanOrEqual(20);
    const cut = walkDocument(document, { limits: { blocks: 7 } });
    expect(cut.isTruncated).toBe(true);
    expect(cut.blocks).toHaveLength(7);
  });

  it('ends when its time is up, which it checks every 64 nodes', () => {
    let asked = 0;
    const slow = walkDocument(page('<p>word</p>'.repeat(2_000)), {
      isTimeUp: () => ++asked === 10,
    });
    expect(slow.isTruncated).toBe(true);
    expect(asked).toBe(10);
    expect(slow.blocks).toHaveLength((10 * 64) / 2 - 1);
  });

  it('visits at most 400,000 nodes by default', () => {
    const document = page(`<main><p>${'word '.repeat(120)}</p><i></i><b></b></main>`);
    const [first, last] = document.querySelectorAll('i, b');
    // The page is endless: the last element is followed by the first one.
    Object.defineProperty(last, 'nextSibling', { get: () => first });
    let asked = 0;
    const { isTruncated } = walkDocument(document, { isTimeUp: () => ++asked > 10_000 });
    expect(isTruncated).toBe(true);
    expect(asked).toBeLessThanOrEqual(400_000 / 64 + 1);
  });

  it('reads at most 1.5 million characters by default', () => {
    const huge = walkDocument(page(`<p>${'word '.repeat(400_000)}</p>`));
    expect(huge.isTruncated).toBe(true);
    expect(huge.blocks[0]?.text.length).toBeGreaterThan(1_499_000);
    expect(huge.blocks[0]?.text.length).toBeLessThanOrEqual(1_500_000);
  });

  it('reads no more of a huge text node than the limit', () => {
    const document = page('<p></p>');
    document.querySelector('p')?.append(document.createTextNode('word '.repeat(2_000_000)));
    const { blocks, isTruncated } = walkDocument(document, { limits: { characters: 1_000 } });
    expect(isTruncated).toBe(true);
    expect(blocks[0]?.text.length).toBe(999);
  });

  it('maps every character of a block to its position in the document', () => {
    const inline = fc.constantFrom('b', 'i', 'span', 'a', 'code', 'pre', 'p', 'li', 'td', 'br');
    const text = fc.oneof(
      fc.string({ unit: anyUnit }),
      fc.string({
        unit: fc.constantFrom(
          ' ',
          '\n',
          '\u00a0',
          '\u00ad',
          '\u200b',
          'a',
          '.',
          '字',
          '\ud83d',
          '\udb40',
          '\udc41',
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(inline, text), { maxLength: 6 }), (parts) => {
        const document = page('');
        for (const [tag, content] of parts) {
          const element = document.createElement(tag);
          if (tag === 'br') document.body.append(element, document.createTextNode(content));
          else document.body.appendChild(element).append(document.createTextNode(content));
        }
        const before = document.body.childNodes.length;
        for (const block of walkDocument(document).blocks) {
          const positions = getPositions(block.segments, block.whiteSpace);
          expect(positions.length).toBe(block.text.length);
          for (const [i, { node, offset }] of positions.entries()) {
            const character = block.text.charAt(i);
            if (/\s/.test(character)) continue;
            // One assertion for each character would take longer than the walk.
            if (node.data.charAt(offset) !== character) expect.unreachable(`${i} of ${block.text}`);
          }
        }
        expect(document.body.childNodes.length).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  describe('a form whose fields shadow its members', () => {
    const members = ['firstChild', 'nextSibling', 'getAttribute', 'checkVisibility'];

    it.each(members)('is read like any other element: %s', (member) => {
      const document = page('<p>Before</p><form><input><p>Inside</p></form><p>After</p>');
      const form = document.querySelector('form') as HTMLFormElement;
      // A browser does the same for <input name="…">, but this DOM does not.
      const value = document.querySelector('input');
      Object.defineProperty(form, member, { value, configurable: true });
      expect(texts(document)).toEqual(['Before', 'Inside', 'After']);
    });
  });
});
