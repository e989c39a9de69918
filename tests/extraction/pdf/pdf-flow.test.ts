import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/extraction/pdf/open-pdf.ts';
import { buildPdfArticle } from '../../../src/extraction/pdf/pdf-article.ts';
import { layOut, makePdf, type TextLine } from './make-pdf.ts';
import { clean, column, prose, read, reasons, texts, title, wide } from './read-made-pdf.ts';

const paragraphs = clean.map((text) => `paragraph: ${text}`);
const [first = '', , third = '', fourth = ''] = clean;

/** Lays out paragraphs in Helvetica. */
function sansColumn(of: readonly string[], top: number, at = wide): TextLine[] {
  return column(of, at, top).map((line) => ({ ...line, font: 'sans' as const }));
}

const code = ['bearings <- read.table("bearings", header = TRUE)', 'plot(bearings, type = "l")'];
const listing = (top: number, of: readonly string[] = code): TextLine[] =>
  of.map((text, at) => ({ text, x: 60, y: top + 12 * at }));
const formula: TextLine = { text: 'p = a * x + b / 4.', x: 220, y: 330, font: 'sans' };
const formulaNumber: TextLine = { text: '(1)', x: 500, y: 330, font: 'sans' };

describe('the listings of a PDF', () => {
  it('are recognized by the widths of their characters if their font is not declared', async () => {
    const words = ['quay', 'pier', 'lock', 'dock'].map((name, at) => `${name} opened in 18${at}4`);
    const pages = [[title, ...sansColumn(prose, 150), ...listing(320, words)]];
    const opened = await openPdf(makePdf({ pages }));
    if (!opened.ok) throw new Error(opened.failure.code);
    const undeclared = opened.value.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => ({ ...item, isMonospace: false })),
    }));
    const article = buildPdfArticle(undeclared, { url: 'about:blank', totalPages: 1 });
    expect(article.ok && texts(article.value).at(-1)).toBe(`code: ${words.join('\n')}`);
  });

  it('include the start of the sentence that they complete', async () => {
    const lead = 'They can be drawn as shown in the following example. A simple call is';
    const article = await read({
      pages: [[title, ...sansColumn([...clean, lead], 150), ...listing(330)]],
    });
    expect(texts(article).slice(4, 6)).toEqual([
      'paragraph: They can be drawn as shown in the following example.',
      `code: A simple call is\n${code[0]}`,
    ]);
  });

  it('do not make prose the exception, even if they are most of the text', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `Bearing ${at} at the quay of the ${at * 7} docks and pier`,
    );
    const pages = [[title, ...sansColumn(clean, 150), ...listing(330, rows)]];
    const article = await read({ pages });
    expect(article.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(4);
    expect(article.blocks.filter(({ kind }) => kind === 'code')).toHaveLength(1);
  });

  it('are not the lines of a paragraph that consist of code', async () => {
    const lines = layOut(
      'The settings of the bridge are read from the three files that are given in its manual, from bridge.cfg and also from the file bearings.cfg, and the first one that is found is used.',
      { x: 60, columns: 78, y: 320, font: 'sans' },
    ).map((line, at): TextLine => (at === 1 ? { ...line, font: 'body', size: 9 } : line));
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article).at(-1)).toBe(`paragraph: ${lines.map(({ text }) => text).join(' ')}`);
  });
});

describe('the formulas of a PDF', () => {
  it('end the sentences that lead to them', async () => {
    const lead = 'The load on a bearing is the sum of what the deck weighs and carries, that is,';
    const after = sansColumn([`Here, ${first.replace('The', 'the')}`], 360);
    const article = await read({
      pages: [[title, ...sansColumn([...clean, lead], 150), formula, formulaNumber, ...after]],
    });
    expect(texts(article).slice(4)).toEqual([
      `paragraph: ${lead} ${formula.text}`,
      `paragraph: Here, ${first.replace('The', 'the')}`,
    ]);
  });

  it('are part of a sentence that continues after them', async () => {
    const lead = 'The load on a bearing is the sum of what the deck weighs and carries, that is,';
    const parts: TextLine[] = [
      { text: 'p = a * x', x: 220, y: 330, font: 'sans' },
      { text: 'n - k', x: 226, y: 344, font: 'sans' },
      { text: '+ b / 4', x: 226, y: 358, font: 'sans' },
      { text: '= c', x: 240, y: 372, font: 'sans' },
    ];
    const after: TextLine = { text: 'where the first term is small.', x: 60, y: 400, font: 'sans' };
    const article = await read({
      pages: [[title, ...sansColumn([...clean, lead], 150), ...parts, after]],
    });
    expect(texts(article).at(-1)).toBe(
      `paragraph: ${lead} p = a * x n - k + b / 4 = c where the first term is small.`,
    );
  });

  it('do not split a line in which a subscript follows a superscript', async () => {
    const y = 330;
    const line: TextLine[] = [
      { text: 'The bearings obey the law of L', x: 60, y, font: 'sans' },
      { text: 't', x: 196, y: y - 4.5, size: 6, font: 'sans' },
      { text: 'i', x: 196, y: y + 3, size: 6, font: 'sans' },
      { text: 'as any other bearing does in this harbour.', x: 202, y, font: 'sans' },
    ];
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...line]] });
    expect(texts(article).at(-1)).toMatch(/^paragraph: The bearings .* other bearing does/);
  });
});

describe('the paragraphs of a PDF', () => {
  it('keep their last line if a caption in the other column is at the same height', async () => {
    const left = sansColumn(clean.slice(0, 2), 150, { x: 40, columns: 44 });
    const right = sansColumn(clean.slice(2), 150, { x: 320, columns: 44 });
    const y = right.at(-1)?.y ?? 0;
    const caption: TextLine = { text: 'Figure 1: Cars by hour', x: 40, y, size: 8, font: 'sans' };
    const after = sansColumn(clean, 80);
    const article = await read({ pages: [[title, ...left, ...right, caption], after] });
    expect(texts(article)).toEqual([...paragraphs, ...paragraphs]);
  });

  it('are not split where their lines are short because of a figure beside them', async () => {
    const long = sansColumn([first], 150);
    const text =
      'The bearings on the Quay Road side were made by the Islay Harbour Company, and those on the Pier Road side by the Dock Works of Port Ellen.';
    const narrow = layOut(text, { x: 60, columns: 34, y: 190, font: 'sans' });
    const article = await read({
      pages: [[title, ...long, ...narrow, ...sansColumn([third], 300)]],
    });
    expect(texts(article)).toContain(`paragraph: ${text}`);
  });

  it('continue with a line that starts with a dash within a sentence', async () => {
    const lines = [
      'The bearings on the south side are old, and the keeper of the lock - who has seen them all',
      '- has been asked to oil them every week until the deck is to be lifted out.',
    ].map((text, at): TextLine => ({ text, x: 60, y: 330 + 12 * at, font: 'sans' }));
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article).slice(4)).toEqual([
      `paragraph: ${lines.map(({ text }) => text).join(' ')}`,
    ]);
  });

  it('keep a line whose words are set far apart to fill the column', async () => {
    const words = ['Opened', 'in', '1912', 'for', 'carts,'];
    // Each letter is 6 points wide, and the line above 318.
    const gap = (318 - 6 * words.join('').length) / 4;
    let x = 60;
    const row = words.map((text): TextLine => {
      const line = { text, x, y: 332 };
      x += 6 * text.length + gap;
      return line;
    });
    const above: TextLine = {
      text: 'It has been here for so long a time that nobody knows',
      x: 60,
      y: 320,
    };
    const below: TextLine = {
      text: 'it was hardly used by any but the keepers of the lock.',
      x: 60,
      y: 344,
    };
    const article = await read({
      pages: [[title, ...column(clean, wide, 150), above, ...row, below]],
    });
    expect(texts(article).at(-1)).toBe(`paragraph: ${above.text} ${words.join(' ')} ${below.text}`);
  });

  it('continue on the next page if the name of the journal is drawn after the text', async () => {
    const lines = sansColumn(clean, 150);
    const journal: TextLine = { text: 'Harbours and Docks', x: 220, y: 50, size: 14, font: 'sans' };
    const pages = [
      [title, ...lines.slice(0, 6), journal],
      lines.slice(6).map((line, at) => ({ ...line, y: 80 + 12 * at })),
    ];
    const article = await read({ pages });
    expect(texts(article)).toEqual(paragraphs);
    expect(reasons(article)).toEqual(['front-matter: Harbours and Docks']);
  });

  it('are joined although text recognition gives each line another size', async () => {
    const sizes = [10, 11.2, 9.1, 10.4, 8.9, 11, 9.6];
    const scanned = sansColumn([...clean, ...clean], 150).map((line, at) => ({
      ...line,
      size: sizes[at % sizes.length] ?? 10,
    }));
    const article = await read({ pages: [[title, ...scanned]] });
    expect(texts(article)).toEqual([...paragraphs, ...paragraphs]);
  });
});

describe('the roles of paragraphs in a PDF', () => {
  it('include items with a number and a full stop', async () => {
    const steps = ['Close the bridge to all cars on the evening before.', 'Lift the deck slowly.'];
    const lines = steps.map(
      (text, at): TextLine => ({
        text: `${at + 1}. ${text}`,
        x: 60,
        y: 330 + 20 * at,
        font: 'sans-bold',
      }),
    );
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article)).toContain(`item: ${steps[0]}`);
  });

  it('include each item of a numbered list whose lines are full', async () => {
    const items = [
      'Close the bridge to all cars on the evening before the deck of it is to be lifted up',
      'Lift the deck slowly with the two engines of the tower that the keeper has to start',
    ];
    const lines = items.map(
      (text, at): TextLine => ({
        text: `${at + 1}. ${text}`,
        x: 60,
        y: 330 + 12 * at,
        font: 'sans',
      }),
    );
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article).slice(-2)).toEqual(items.map((text) => `item: ${text}`));
  });

  it('include items whose bullet is no character of Unicode', async () => {
    const items = ['Close the bridge to all cars.', 'Lift the deck slowly.', 'Wait for the tide.'];
    const bullets = ['\uf0b7', '\u0088', '\uf0a7'];
    const lines = items.flatMap((text, at): TextLine[] => [
      { text: bullets[at] ?? '', x: 60, y: 330 + 14 * at, font: 'unicode' },
      { text, x: 74, y: 330 + 14 * at, font: 'sans' },
    ]);
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article).slice(-3)).toEqual(items.map((text) => `item: ${text}`));
  });

  it('do not depend on a font that only the bullet has', async () => {
    const rows = [
      'Rain falls in winter.',
      'Mills will illuminate it.',
      'Wait.',
      'All comes and goes.',
    ];
    const lines = rows.map(
      (text, at): TextLine => ({
        text: `\x95 ${text}`,
        x: 60,
        y: 330 + 14 * at,
        font: 'sans-bold',
      }),
    );
    const pages = [[title, ...sansColumn(clean, 150), ...lines]];
    const opened = await openPdf(makePdf({ pages }));
    if (!opened.ok) throw new Error(opened.failure.code);
    const declared = opened.value.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => ({ ...item, isMonospace: item.text.startsWith('•') })),
    }));
    const article = buildPdfArticle(declared, { url: 'about:blank', totalPages: 1 });
    expect(article.ok && texts(article.value).slice(-4)).toEqual(
      rows.map((text) => `item: ${text}`),
    );
  });

  it('include headings with a word in another font', async () => {
    const heading: TextLine[] = [
      { text: 'Repairs with the', x: 60, y: 330, font: 'sans-bold' },
      { text: 'Quay', x: 140, y: 330, font: 'sans' },
    ];
    const pages = [[title, ...sansColumn(clean, 150), ...heading, ...sansColumn([first], 350)]];
    expect(texts(await read({ pages }))).toContain('heading: Repairs with the Quay');
  });

  it('include headings in bold on a first page that has no other text of their size', async () => {
    const name: TextLine = { text: 'Introduction of the bridge', x: 60, y: 70, font: 'sans-bold' };
    const abstract = sansColumn([first], 150).map((line) => ({ ...line, size: 8 }));
    const bold: TextLine = { text: 'For keepers and others', x: 60, y: 300, font: 'sans-bold' };
    const pages = [
      [title, ...abstract, bold],
      [name, ...sansColumn(clean, 90)],
    ];
    expect(texts(await read({ pages }))).toContain(`heading: ${name.text}`);
  });

  it('include a short sentence that leads to a list', async () => {
    const lead: TextLine = { text: 'It is of use only if they can', x: 60, y: 320, font: 'sans' };
    const item: TextLine = { text: '• open it at night.', x: 70, y: 334, font: 'sans' };
    const pages = [
      [title, ...sansColumn(clean, 150), lead, { ...item, text: '- open it at night.' }],
    ];
    expect(texts(await read({ pages })).slice(-2)).toEqual([
      `paragraph: ${lead.text}`,
      'item: open it at night.',
    ]);
  });

  it('exclude the words in the boxes of a diagram', async () => {
    const boxes = ['Opened by the', 'keeper of the', 'lock at high', 'tide'].map(
      (text, at): TextLine => ({ text, x: 200, y: 340 + 12 * at, font: 'sans' }),
    );
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...boxes]] });
    expect(texts(article)).toEqual(paragraphs);
    expect(reasons(article)).toEqual([
      'low-confidence: Opened by the keeper of the lock at high tide',
    ]);
  });

  it('exclude the addresses of the authors at the end', async () => {
    const end: TextLine[] = [
      { text: 'Affiliation:', x: 60, y: 330, font: 'sans-bold', size: 12 },
      { text: 'Ada Quay, Institute of the History of all Harbours', x: 60, y: 350, font: 'sans' },
    ];
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...end]] });
    expect(texts(article)).toEqual(paragraphs);
  });

  it('exclude references whose titles look like headings', async () => {
    const references: TextLine[] = [
      { text: 'References', x: 60, y: 330, font: 'bold', size: 12 },
      { text: 'The Bearings of Swing Bridges', x: 60, y: 350, font: 'sans-bold' },
      ...layOut(fourth, { ...wide, y: 380, font: 'sans' }),
    ];
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...references]] });
    expect(texts(article)).toEqual(paragraphs);
  });
});

describe('the columns of a PDF', () => {
  const eight = [...clean, ...clean];
  const eightParagraphs = eight.map((text) => `paragraph: ${text}`);

  /** Lays out paragraphs in columns whose gutter is hardly wider than a space. */
  function layOutColumns(of: readonly string[], count: number, top: number): TextLine[] {
    const size = 9;
    const columns = Math.floor(108 / count);
    const step = (0.5 * columns + 1.2) * size;
    const lines = column(of, { x: 40, columns }, top);
    const length = Math.ceil(lines.length / count);
    return lines.map(({ text, x }, at) => {
      const place = Math.floor(at / length);
      const y = top + 11 * (at % length);
      return { text, x: x + place * step, y, size, font: 'sans' as const };
    });
  }

  const drawAcross = (lines: readonly TextLine[]) =>
    lines.toSorted((a, b) => a.y - b.y || a.x - b.x);

  it.each([2, 3, 4])('are read one by one if the file draws across %i of them', async (count) => {
    const pages = [[title, ...drawAcross(layOutColumns(eight, count, 150))]];
    expect(texts(await read({ pages }))).toEqual(eightParagraphs);
  });

  it('are read one by one if their lines are at different heights', async () => {
    const lines = layOutColumns(eight, 3, 150).map((line) => ({
      ...line,
      y: line.y + (line.x > 380 ? 5.4 : 0),
    }));
    const pages = [[title, ...drawAcross(lines)]];
    expect(texts(await read({ pages }))).toEqual(eightParagraphs);
  });

  it('are read above a heading across all of them before those below it', async () => {
    const above = layOutColumns(eight, 3, 150);
    const heading: TextLine = {
      text: 'What the keepers of the lock and of the bridge have to do by next spring',
      x: 40,
      y: 320,
      size: 14,
      font: 'sans-bold',
    };
    const below = layOutColumns(clean, 2, 350);
    const pages = [[title, ...drawAcross([...above, heading, ...below])]];
    expect(texts(await read({ pages }))).toEqual([
      ...eightParagraphs,
      `heading: ${heading.text}`,
      ...paragraphs,
    ]);
  });
});

describe('the lists of a PDF', () => {
  const items = [
    'The deck, which is lifted out by a crane, is painted before it comes back;',
    'The bearings, which are made anew, are oiled once more on the evening before.',
  ];
  const listed = items.map((text) => `item: ${text}`);
  const layOutItems = (mark: string): TextLine[] =>
    items.flatMap((text, at) => [
      { text: mark.replace('#', `${at + 1}`), x: 60, y: 330 + 30 * at, font: 'body' as const },
      ...layOut(text, { x: 96, columns: 50, y: 330 + 30 * at, font: 'sans' as const }),
    ]);

  it.each(['!', '#.', '(#)'])('have items whose bullet “%s” is far to the left', async (mark) => {
    const pages = [[title, ...sansColumn(clean, 150), ...layOutItems(mark)]];
    expect(texts(await read({ pages })).slice(4)).toEqual(listed);
  });

  it('have descriptions whose tags are far to the left', async () => {
    const tags = ['-d', '--bearings'];
    const lines = items.flatMap((text, at): TextLine[] => [
      { text: tags[at] ?? '', x: 60, y: 330 + 30 * at, font: 'body' },
      ...layOut(text, { x: 140, columns: 50, y: 330 + 30 * at, font: 'sans' }),
    ]);
    const short = ['%p', 'The same.', 'bolt', 'is what the smith calls it.'];
    const pairs = short.map((text, at): TextLine => {
      return { text, x: 60 + 80 * (at % 2), y: 400 + 14 * Math.floor(at / 2), font: 'sans' };
    });
    const article = await read({
      pages: [[title, ...sansColumn(clean, 150), ...lines, ...pairs]],
    });
    expect(texts(article).slice(4)).toEqual([
      ...items.map((text, at) => `item: ${tags[at]} ${text}`),
      'item: %p The same.',
      'item: bolt is what the smith calls it.',
    ]);
  });

  it('have no bullets without text, nor several before it', async () => {
    const bullets = [0, 1, 2].map(
      (at): TextLine => ({ text: '•', x: 60 + 12 * at, y: 330, font: 'unicode' }),
    );
    const item: TextLine = { text: 'Oil is kept in the shed.', x: 100, y: 330, font: 'sans' };
    const below = bullets.map((bullet) => ({ ...bullet, y: 360 }));
    const lines = [...bullets, item, ...below];
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article).slice(4)).toEqual(['item: Oil is kept in the shed.']);
  });

  it('do not include programs with comments, nor tables', async () => {
    const rows = [
      ['oil(deck)', '# The deck is oiled with a brush.'],
      ['lift(deck)', 'deck # that is of no use.'],
      ['*', 'The bearings are the next to be oiled.'],
      ['Deck', 'Steel, painted in grey'],
    ];
    const lines = rows.flatMap(([start = '', end = ''], at): TextLine[] => [
      { text: start, x: 60, y: 330 + 20 * at, font: 'sans' },
      { text: end, x: 140, y: 330 + 20 * at, font: 'sans' },
    ]);
    const article = await read({ pages: [[title, ...sansColumn(clean, 150), ...lines]] });
    expect(texts(article).filter((text) => text.startsWith('item'))).toEqual([]);
  });
});

describe('the lines of a PDF', () => {
  it('include section numbers far from their headings', async () => {
    const numbered = (y: number): TextLine[] => [
      { text: '1.1', x: 60, y, font: 'sans' },
      { text: 'Scope', x: 90, y, font: 'sans-bold' },
    ];
    const lines = [...sansColumn(clean, 150), ...numbered(330), ...sansColumn(clean, 352)];
    expect(texts(await read({ pages: [[title, ...lines]] }))[4]).toBe('heading: 1.1 Scope');
  });

  it('include both parts of a line with a wide gap between its sentences', async () => {
    const full: TextLine = { text: `${'islands '.repeat(9)}and`, x: 60, y: 258 };
    const [start, end] = [
      'It was made by one lady.',
      'His name is that of the isle, of the harbour and',
    ];
    const right = 60 + 6 * full.text.length;
    const parts: TextLine[] = [
      { text: start, x: 60, y: 270 },
      { text: end, x: right - 6 * end.length, y: 270 },
    ];
    const after: TextLine = { text: 'of the pier beside it.', x: 60, y: 282 };
    const article = await read({
      pages: [[title, ...column(clean, wide, 150), full, ...parts, after]],
    });
    expect(texts(article).join()).toContain(
      'by one lady. His name is that of the isle, of the harbour and of the pier beside it.',
    );
  });

  it('include the numbers of a page that has more than a margin can hold', async () => {
    // Comparing each of them with each line would take too long on a page made to be slow.
    const rows = Array.from({ length: 240 }, (_, at): TextLine[] => [
      { text: `${at}`, x: 40, y: 80 + 2.5 * at, size: 2 },
      { text: `Bearing ${at} is oiled once a day.`, x: 60, y: 80 + 2.5 * at, size: 2 },
    ]);
    const article = await read({ pages: [sansColumn(clean, 80), rows.flat()] });
    expect([...texts(article), ...reasons(article)].join()).toContain('238 Bearing 238');
  });

  it('do not include the line numbers of a manuscript', async () => {
    const lines = layOut([...clean, ...clean].join(' '), { x: 90, columns: 70, y: 150 });
    const numbered = lines.flatMap((line, at): TextLine[] => [
      line,
      { text: `${at + 7}`, x: 60, y: line.y },
    ]);
    expect(texts(await read({ pages: [[title, ...numbered]] }))).toEqual([
      `paragraph: ${[...clean, ...clean].join(' ')}`,
    ]);
  });
});

describe('the first page of a PDF', () => {
  it('has a paragraph that starts with a note, below a heading and a date', async () => {
    const [start = '', ...rest] = sansColumn(clean, 190);
    if (typeof start === 'string') throw new Error('The column has no lines.');
    const lines: TextLine[] = [
      { text: 'March 2031', x: 250, y: 120, font: 'sans-bold' },
      { text: 'PREFACE', x: 60, y: 170, font: 'sans-bold' },
      start,
      { text: '1', x: 200, y: start.y - 4, size: 6, font: 'sans' },
      ...rest,
    ];
    const article = await read({ pages: [[title, ...lines]] });
    expect(texts(article)).toEqual(['heading: PREFACE', ...paragraphs]);
    expect(reasons(article)).toEqual(['front-matter: March 2031']);
  });

  it('has no heading that is a version, and no copyright notice', async () => {
    const lines: TextLine[] = [
      { text: 'VERSION 3.1, May 4, 2031', x: 220, y: 120, font: 'sans-bold' },
      { text: 'Abstract', x: 60, y: 140, font: 'sans-bold' },
      ...sansColumn(clean, 160),
      { text: '& 2031 Harbour Press Ltd. All rights reserved.', x: 60, y: 330, font: 'sans' },
    ];
    const article = await read({ pages: [[title, ...lines]] });
    expect(texts(article)).toEqual(['heading: Abstract', ...paragraphs]);
  });

  it('has text directly below the contents that ends with a colon', async () => {
    const lines: TextLine[] = [
      { text: 'Contents', x: 60, y: 120, size: 13, font: 'sans-bold' },
      { text: `1 The deck ${'. '.repeat(20)}3`, x: 60, y: 140, font: 'sans' },
      ...sansColumn([`${first} These are the bearings:`, ...clean.slice(1)], 190),
    ];
    const article = await read({ pages: [[title, ...lines]] });
    expect(texts(article)).toEqual([
      `${paragraphs[0]} These are the bearings:`,
      ...paragraphs.slice(1),
    ]);
  });

  it('has text directly below the contents, whose entries may be wrapped', async () => {
    const dots = '. '.repeat(20);
    const lines: TextLine[] = [
      { text: 'Contents', x: 60, y: 120, size: 13, font: 'sans-bold' },
      { text: '1 How the bearings were made and by', x: 60, y: 140, font: 'sans-bold' },
      { text: `whom ${dots}2`, x: 70, y: 152, font: 'sans' },
      { text: `2 The deck ${dots}3`, x: 60, y: 164, font: 'sans' },
      ...sansColumn(clean, 190),
    ];
    expect(texts(await read({ pages: [[title, ...lines]] }))).toEqual(paragraphs);
  });

  it('has an abstract in another language, which is not called a repetition', async () => {
    const german =
      'Die Stadt hat am Dienstag beschlossen, dass die alte Brücke im nächsten Frühling für Autos geschlossen wird, weil in zwei von vier Lagern Risse gefunden worden sind und eine Reparatur zu teuer wäre, wie die Ingenieure schreiben.';
    const lines = [...sansColumn(clean, 150), ...sansColumn([german], 340)];
    const article = await read({ pages: [[title, ...lines]] });
    expect(texts(article)).toEqual(paragraphs);
    expect(reasons(article)).toEqual([`low-confidence: ${german}`]);
    // A section that was not translated is far from the start and from the end.
    const pages = [1, 2, 3, 4, 5, 6].map((page) =>
      sansColumn([...clean, page < 4 ? '' : german], 150),
    );
    const partly = await read({ pages: [[title, ...sansColumn(clean, 150)], ...pages] });
    expect(texts(partly).filter((text) => text.endsWith(german))).toHaveLength(1);
  });
});
