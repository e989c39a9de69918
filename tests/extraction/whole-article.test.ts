/** A long article is extracted to its end, and without the comments and teasers around it. */

import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extraction/extract.ts';
import { fixture, page } from './pages.ts';

const clauses = [
  'The weir below the mill was opened by hand again',
  'two people with a borrowed crank lifted the gate',
  'the motor had drawn in weed and stopped halfway',
  'nobody had asked the miller what the river would do',
  'the council had promised a new bench by the autumn',
  'a heron stood on the sill and watched the water fall',
  'the boats waited above the lock with their lamps lit',
  'every spring the ice takes a plank of the old sluice',
  'the keeper writes the level into a book at each bell',
  'the path along the bank was under water by midnight',
  'the smith forged four bolts and would take no money',
];

/** Creates a paragraph of about 60 words that is different for each number. */
function paragraph(number: number): string {
  const sentences = Array.from({ length: 6 }, (_none, at) => {
    const clause = clauses[(number * 7 + at * 3) % clauses.length] ?? '';
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
  });
  return `Entry ${number} of the book. ${sentences.join(' ')}`;
}

function paragraphs(from: number, count: number, attributes = ''): string {
  const all = Array.from({ length: count }, (_none, at) => paragraph(from + at));
  return all.map((text) => `<p${attributes}>${text}</p>`).join('\n');
}

function readText(body: string, title = 'The book of the weir'): string {
  const head = `<title>${title}</title><meta property="og:type" content="article">`;
  const result = extractArticle(page(body, head), { kind: 'page' });
  return result.ok ? result.value.blocks.map(({ text }) => text).join('\n') : '';
}

function findMissing(text: string, from: number, count: number): number[] {
  return Array.from({ length: count }, (_none, at) => from + at).filter(
    (number) => !text.includes(paragraph(number)),
  );
}

const headline = '<h1>The book of the weir</h1>';
const header = '<header><a href="/">Mill News</a><nav><a href="/a">Local</a></nav></header>';

describe('a long article', () => {
  it.each([40, 250, 900])('is extracted to its end if it has %d paragraphs', (count) => {
    const text = readText(
      `${header}<main><article>${headline}${paragraphs(0, count)}</article></main>`,
    );
    expect(findMissing(text, 0, count)).toEqual([]);
  });

  it('is extracted to its end if pictures divide it into columns', () => {
    const column = (at: number) =>
      `<div class="n p"><div class="z ab">${paragraphs(at * 30, 30, ' class="gc dh"')}</div></div>`;
    const picture = '<div class="hr"><figure><figcaption>The sluice</figcaption></figure></div>';
    const parts = [0, 1, 2, 3].map(column).join(picture);
    const text = readText(`${header}<article><section>${headline}${parts}</section></article>`);
    expect(findMissing(text, 0, 120)).toEqual([]);
    expect(text).not.toContain('The sluice');
  });
});

describe('an article', () => {
  const comment = (at: number) =>
    `<li class="comment"><b class="fn">Member ${at}</b><div class="comment-body"><p>${paragraph(at)}</p></div></li>`;

  it.each([20, 80])('is extracted without %d comments that are longer than it', (count) => {
    const list = Array.from({ length: count }, (_none, at) => comment(100 + at)).join('');
    const body = `${header}<main><article>${headline}<div class="entry">${paragraphs(0, 6)}</div></article><div id="comments" class="comments"><ol>${list}</ol></div></main>`;
    const text = readText(body);
    expect(findMissing(text, 0, 6)).toEqual([]);
    expect(text).not.toContain('Entry 100 ');
    expect(text).not.toContain(`Entry ${99 + count} `);
  });

  it('is extracted if everything is named like comments', () => {
    const body = `<div class="comments-open">${header}<article>${headline}${paragraphs(0, 8)}</article></div>`;
    expect(findMissing(readText(body), 0, 8)).toEqual([]);
  });

  it.each(['jp-relatedposts', 'recirculation', 'readmore-box'])(
    'is extracted without the excerpts of other stories in %s',
    (name) => {
      const excerpt = (at: number) =>
        `<div class="card"><h4><a href="/s${at}">A bell for the school ${at}</a></h4><p>${paragraph(200 + at)}</p></div>`;
      const others = `<div class="${name}">${[0, 1, 2].map(excerpt).join('')}</div>`;
      const body = `${header}<main><article>${headline}<div class="entry">${paragraphs(0, 12)}${others}${paragraphs(12, 6)}</div></article></main>`;
      const text = readText(body);
      expect(findMissing(text, 0, 18)).toEqual([]);
      expect(text).not.toContain('Entry 200');
      expect(text).not.toContain('A bell for the school');
    },
  );
});

describe('a discussion', () => {
  const reply = (at: number) =>
    `<div class="post" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><b>Member ${at}</b><div itemprop="text"><p>${paragraph(at)}</p></div></div>`;
  const read = (attributes: string, head = '') => {
    const replies = Array.from({ length: 4 }, (_none, at) => reply(100 + at)).join('');
    const body = `${header}<main ${attributes}><h1>Who keeps the book?</h1><div class="post"><div itemprop="text">${paragraphs(0, 5)}</div></div>${replies}</main>`;
    const result = extractArticle(page(body, `<title>Who keeps the book?</title>${head}`), {
      kind: 'page',
      force: true,
    });
    return result.ok ? result.value.blocks.map(({ text }) => text).join('\n') : '';
  };

  it.each([
    ['microdata', 'itemscope itemtype="http://schema.org/DiscussionForumPosting"', ''],
    [
      'JSON-LD',
      '',
      '<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Who keeps the book?"}</script>',
    ],
  ])('is read with its answers where the page calls itself one in %s', (_kind, main, head) => {
    const text = read(main, head);
    expect(findMissing(text, 0, 5)).toEqual([]);
    expect(findMissing(text, 100, 4)).toEqual([]);
  });

  it.each([
    ['no type', ''],
    [
      'an article',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Who keeps the book?"}</script>',
    ],
  ])('is read without comments where the page declares %s', (_type, head) => {
    const main = head && 'itemscope itemtype="http://schema.org/DiscussionForumPosting"';
    const text = read(main, head);
    expect(findMissing(text, 0, 5)).toEqual([]);
    expect(findMissing(text, 100, 4)).toHaveLength(4);
  });
});

describe('a manual', () => {
  const wrap = (code: string) =>
    `<div class="highlight-default"><div class="highlight"><pre>${code}</pre></div></div>`;

  it('is read with code in which a highlighter marks a comment', () => {
    const code =
      '<span class="kwd">open</span>(gate, by=2)  <span class="comment"># two turns of the crank, then wait for the bell to be rung</span>';
    const text = readText(
      `${header}<main><article>${headline}${paragraphs(0, 3)}${wrap(code)}${paragraphs(3, 3)}</article></main>`,
    );
    expect(text).toContain('two turns of the crank');
  });

  it('is read with each signature and its example', () => {
    const entry = (at: number) =>
      `<dl class="function"><dt class="sig" id="gate.open_${at}">gate.open_${at}(by, *, wait=True)<a href="#gate.open_${at}">¶</a></dt><dd><p>${paragraph(at)}</p>${wrap(`open_${at}(2)\nwait()`)}</dd></dl>`;
    const entries = Array.from({ length: 12 }, (_none, at) => entry(at));
    const body = `${header}<main><section id="gates">${headline}<p>${paragraph(50)}</p>${entries.join('')}</section></main>`;
    const text = readText(body);
    const missing = entries.flatMap((_entry, at) =>
      [`gate.open_${at}(by`, `open_${at}(2)\nwait()`].filter((part) => !text.includes(part)),
    );
    expect(missing).toEqual([]);
  });
});

const words = clauses.join(' ').split(' ');

/** Replaces each text of three words or more with as many other words, which `number` selects. */
function replaceText(node: Node, number: number): void {
  for (const [at, child] of [...node.childNodes].entries()) {
    const { length } = (child.nodeValue ?? '').match(/\S+/g) ?? [];
    if (length >= 3) {
      const start = (number * 17 + at * 5) % words.length;
      const text = Array.from({ length }, (_none, i) => words[(start + i * 3) % words.length]);
      child.nodeValue = ` ${text.join(' ')}${/[.!?]\s*$/.test(child.nodeValue ?? '') ? '.' : ''} `;
    } else replaceText(child, number);
  }
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Appends copies of the elements of an article, with other words, until it has `minWords`. */
function lengthen(document: Document, minWords: number): void {
  const longest = [...document.querySelectorAll('p')].map(({ parentElement }) => parentElement);
  const [holder] = longest.toSorted(
    (a, b) =>
      (b?.querySelectorAll(':scope > p').length ?? 0) -
      (a?.querySelectorAll(':scope > p').length ?? 0),
  );
  const own = [...(holder?.children ?? [])].filter(({ tagName }) =>
    /^(?:P|H[23]|UL|PRE)$/.test(tagName),
  );
  let last = own.at(-1);
  for (let number = 0; countWords(holder?.textContent ?? '') < minWords; number++) {
    const copy = own[number % own.length]?.cloneNode(true) as Element;
    replaceText(copy, number);
    last?.after(copy);
    last = copy;
  }
}

describe('an article of 20,000 words', () => {
  // The prompts that the page itself has among its paragraphs are copied too, and left out.
  const maxPromptWords = 1_500;

  it.each(['news--hindi', 'news--summary-prompt'])('is extracted to its end: %s', (name) => {
    const document = fixture(name);
    lengthen(document, 20_000);
    const result = extractArticle(document, { kind: 'page' });
    const text = result.ok ? result.value.blocks.map((block) => block.text).join('\n') : '';
    expect(countWords(text)).toBeGreaterThan(20_000 - maxPromptWords);
  });
});
