import { describe, expect, it } from 'vitest';
import { Article as ArticleSchema } from '../../../src/extraction/article.ts';
import { openPdf } from '../../../src/extraction/pdf/open-pdf.ts';
import { buildPdfArticle } from '../../../src/extraction/pdf/pdf-article.ts';
import { parseOrUndefined } from '../../../src/shared/schema.ts';
import { layOut, makePdf, type TextLine } from './make-pdf.ts';
import {
  clean,
  column,
  prose,
  read,
  readFile,
  reasons,
  texts,
  title,
  wide,
} from './read-made-pdf.ts';

const heading = (text: string, y: number): TextLine => ({ text, x: 60, y, font: 'bold', size: 12 });

describe('the paragraphs of a PDF', () => {
  it('are separated at indented lines', async () => {
    const article = await read({ pages: [[title, ...column(prose, wide, 150)]] });
    expect(article.title).toBe('Swing bridge to close');
    expect(texts(article)).toEqual(clean.map((text) => `paragraph: ${text}`));
  });

  it('are separated at vertical gaps', async () => {
    let y = 130;
    const lines = prose.flatMap((text) => {
      const laid = layOut(text, { ...wide, y: y + 20 });
      y = laid.at(-1)?.y ?? y;
      return laid;
    });
    expect(texts(await read({ pages: [[title, ...lines]] }))).toEqual(
      clean.map((text) => `paragraph: ${text}`),
    );
  });

  it('contain no hyphen in a word that was hyphenated at a line end', async () => {
    const article = await read({ pages: [[title, ...column(prose, { x: 60, columns: 51 }, 150)]] });
    expect(texts(article)[1]).toContain('the engineers wrote.');
  });

  it('keep the hyphen at a line end if the document writes the word with one elsewhere', async () => {
    const text =
      'The well-known bridge is old, and nobody who lives beside it has ever seen a well-';
    const after =
      'known engineer look at its bearings, which is what the council wants to see done at last in the coming year.';
    const lines = [
      ...layOut(text, { x: 60, columns: 200, y: 150 }),
      ...layOut(after, { x: 60, columns: 83, y: 162 }),
    ];
    const article = await read({ pages: [[title, ...lines, ...column(prose, wide, 300)]] });
    expect(texts(article)[0]).toContain('a well-known engineer');
  });

  it('contain no hyphen of a German word whose two parts are words too', async () => {
    const lines = [
      'Die Drehbrücke ist alt und nicht mehr sicher, im Hafen wurde gefügt, was neu hinzu-',
      'gefügt aussah, und die Bilder davon liegen seither unter /usr/share/hafen-',
      'fotos, wo sie jeder sehen kann, der in dem Hafen arbeitet und dort viele fotos sucht.',
      'Es kamen noch andere Bilder hinzu, die aber nicht so gut sind, weil es geregnet hat.',
    ].map((text, at): TextLine => ({ text, x: 60, y: 150 + 12 * at }));
    const article = await read({ pages: [[title, ...lines]] });
    expect(texts(article)[0]).toContain('neu hinzugefügt aussah');
    expect(texts(article)[0]).toContain('unter /usr/share/hafen-fotos');
  });

  it('contain no hyphen in a name with a capital inside, if it is written without one elsewhere', async () => {
    const lines = [
      ...layOut('The engine of the SwingBridge is oiled by hand, which is why the Swing-', {
        ...wide,
        y: 150,
      }),
      ...layOut('Bridge opens only at high tide.', { ...wide, y: 162 }),
    ];
    const article = await read({ pages: [[title, ...lines, ...column(prose, wide, 300)]] });
    expect(texts(article)[0]).toContain('why the SwingBridge opens');
  });

  it('contain lines with a note beside them in the margin', async () => {
    const at = { x: 60, columns: 60 };
    const lines = column(prose, at, 150);
    const note: TextLine = { text: '1 harbour.example', x: 470, y: 162, size: 7 };
    const pages = [[title, ...lines.slice(0, 2), note, ...lines.slice(2)]];
    expect(texts(await read({ pages }))).toEqual(clean.map((text) => `paragraph: ${text}`));
  });

  it('contain an address that ends with a slash before the next sentence', async () => {
    const text = 'Pictures of the bridge in all of its states are at https://harbour.example/';
    const lines = [
      ...layOut(text, { ...wide, y: 150 }),
      ...layOut('Those of the harbour itself, which is older, are in the book.', {
        ...wide,
        y: 162,
      }),
    ];
    const article = await read({ pages: [[title, ...lines, ...column(prose, wide, 300)]] });
    expect(texts(article)[0]).toContain('https://harbour.example/ Those of');
  });

  it('are smaller on a page of a collection without being footnotes', async () => {
    const small = column([...prose, ...prose, 'So it was.'], { x: 60, columns: 78 }, 460).map(
      (line) => ({ ...line, size: 8 }),
    );
    const pages = [[title, ...column([...prose, ...prose, ...prose], wide, 150)], small];
    const article = await read({ pages });
    expect(texts(article).at(-1)).toBe('paragraph: So it was.');
    expect(reasons(article)).toEqual([]);
  });

  it('continue from the left column to the right one', async () => {
    const left = column(prose.slice(0, 3), { x: 40, columns: 40 }, 150);
    const half = Math.ceil(left.length / 2) + 1;
    const pages = [
      [
        title,
        ...left.slice(0, half),
        ...left.slice(half).map((line, at) => ({ ...line, x: line.x + 280, y: 150 + 12 * at })),
      ],
    ];
    expect(texts(await read({ pages }))).toEqual(
      clean.slice(0, 3).map((one) => `paragraph: ${one}`),
    );
  });

  it('are read column by column even if the file draws lines across the page', async () => {
    const left = column(clean.slice(0, 2), { x: 40, columns: 40 }, 150);
    const right = column(clean.slice(2), { x: 320, columns: 40 }, 150);
    const mixed = [...left, ...right].toSorted((a, b) => a.y - b.y);
    expect(texts(await read({ pages: [[title, ...mixed]] }))).toEqual(
      clean.map((text) => `paragraph: ${text}`),
    );
  });

  it('continue on the next page, with the offset at which it starts', async () => {
    const lines = column(prose.slice(0, 3), wide, 150);
    const pages = [
      [title, ...lines.slice(0, 3)],
      lines.slice(3).map((line, at) => ({ ...line, y: 80 + 12 * at })),
    ];
    const article = await read({ pages });
    expect(texts(article)).toEqual(clean.slice(0, 3).map((text) => `paragraph: ${text}`));
    const [, second, third] = article.blocks;
    expect(second?.page).toBe(1);
    const [pageBreak] = second?.pageBreaks ?? [];
    expect(pageBreak?.page).toBe(2);
    const nextPage = lines[3]?.text.slice(0, 20);
    expect(second?.text.slice(pageBreak?.start).startsWith(nextPage ?? '?')).toBe(true);
    expect(third?.page).toBe(2);
  });
});

describe('the excluded blocks of a PDF', () => {
  it('list each running header and footer, and the page numbers, only once', async () => {
    const pages = [1, 2, 3].map((number) => [
      { text: `Harbour Review ${number}/2026`, x: 60, y: 30, size: 8 },
      ...column(prose, wide, 120),
      { text: `${number}`, x: 300, y: 780, size: 8 },
    ]);
    const article = await read({ pages, info: { Title: 'Swing bridge to close' } });
    expect(article.blocks.every(({ text }) => !/Harbour Review|^\d$/.test(text))).toBe(true);
    expect(reasons(article).filter((one) => one.startsWith('page-margin'))).toEqual([
      'page-margin: Harbour Review 3/2026 · 3',
    ]);
  });

  it('contain captions, but not sentences that refer to a figure', async () => {
    const pages = [
      [
        title,
        ...column(
          [...prose, 'Figure 1 shows how many cars cross the bridge on a working day.'],
          wide,
          150,
        ),
        { text: 'Figure 1: Cars on the bridge, by hour', x: 60, y: 500 },
      ],
    ];
    const article = await read({ pages });
    expect(texts(article).at(-1)).toMatch(/^paragraph: Figure 1 shows/);
    expect(reasons(article)).toEqual(['caption: Figure 1: Cars on the bridge, by hour']);
  });

  it('contain footnotes, after which the paragraph continues', async () => {
    const lines = column(prose.slice(0, 3), wide, 150);
    const note = layOut('1 The bearings were last replaced when the bridge was electrified.', {
      ...wide,
      y: 740,
      size: 7,
    });
    const pages = [
      [title, ...lines.slice(0, 3), ...note],
      lines.slice(3).map((line, at) => ({ ...line, y: 80 + 12 * at })),
    ];
    const article = await read({ pages });
    expect(texts(article)).toEqual(clean.slice(0, 3).map((text) => `paragraph: ${text}`));
    expect(reasons(article)).toEqual([
      'footnote: 1 The bearings were last replaced when the bridge was electrified.',
    ]);
  });

  it('contain the list of references, but not the appendix after it', async () => {
    const reference =
      '[1] A. Quay and B. Pier. On the bearings of swing bridges. Harbours, 12(3), 2019.';
    const pages = [
      [
        title,
        ...column(prose, wide, 150),
        heading('References', 320),
        ...layOut(reference, { ...wide, y: 345 }),
        heading('Appendix', 400),
        ...column(prose.slice(0, 1), wide, 420),
      ],
    ];
    const article = await read({ pages });
    expect(texts(article).slice(-2)).toEqual(['heading: Appendix', `paragraph: ${clean[0]}`]);
    expect(reasons(article)).toEqual([`references: References · ${reference}`]);
  });

  it('contain no section of the text that has the name of one about the article', async () => {
    const page = (name: string): TextLine[] => [
      heading(name, 130),
      ...column(prose.slice(0, 1), wide, 150),
      heading('Repairs', 200),
      ...column(prose.slice(1, 2), wide, 220),
    ];
    const names = ['Keywords', '1.1 History', 'Index', 'History', 'Index'];
    const article = await read({
      pages: [[title, ...column(prose, wide, 150)], ...names.map((name) => page(name))],
    });
    const headings = texts(article).filter((text) => text.startsWith('heading'));
    expect(headings.filter((text) => text !== 'heading: Repairs')).toEqual(
      ['1.1 History', 'Index', 'History'].map((name) => `heading: ${name}`),
    );
    expect(reasons(article)).toEqual([
      `front-matter: Keywords · ${clean[0]}`,
      `front-matter: Index · ${clean[0]}`,
    ]);
  });

  it('contain lines of the contents whose page number is elsewhere, and displayed sums', async () => {
    const line = { text: `1 The quay ${'. '.repeat(20)}`, x: 60, y: 320, font: 'sans' as const };
    const sum: TextLine = { text: '(c + d + tx)(c + d + ty)', x: 220, y: 360, font: 'sans-bold' };
    const article = await read({ pages: [[title, ...column(prose, wide, 150), line, sum]] });
    expect(texts(article)).toEqual(clean.map((text) => `paragraph: ${text}`));
  });

  it('contain tables and formulas', async () => {
    const rows = [1, 2, 3].flatMap((row) => [
      { text: `Hour ${row}`, x: 80, y: 320 + 12 * row },
      { text: `${row}12`, x: 220, y: 320 + 12 * row },
      { text: `${row}7.5`, x: 320, y: 320 + 12 * row },
    ]);
    const formula = { text: 'c = a * x + b / 4 (1)', x: 220, y: 420 };
    const article = await read({ pages: [[title, ...column(prose, wide, 150), ...rows, formula]] });
    expect(texts(article)).toEqual(clean.map((text) => `paragraph: ${text}`));
    expect(article.excluded.map(({ reason }) => reason)).toEqual(['table']);
  });
});

describe('the first page of a PDF', () => {
  const paper: TextLine[] = [
    { text: 'On the Bearings of Swing Bridges', x: 80, y: 80, size: 18, font: 'bold' },
    { text: 'Ada Quay and Ben Pier', x: 200, y: 110 },
    { text: 'Department of Harbours, University of Islay', x: 160, y: 125 },
    { text: 'Published: 12 March 2021', x: 200, y: 140 },
    { text: 'Abstract', x: 60, y: 180, font: 'bold', size: 11 },
    ...layOut(prose[0] ?? '', { ...wide, y: 200, size: 9 }),
    { text: '1 Introduction', x: 60, y: 260, font: 'bold', size: 12 },
    ...column(prose.slice(1), wide, 280),
  ];

  it('determines the title, authors and date even if the metadata of the file has others', async () => {
    const info = {
      Title: 'Microsoft Word - draft7.doc',
      Author: 'user1',
      CreationDate: 'D:20220101',
    };
    const article = await read({ pages: [paper], info });
    expect(article).toMatchObject({
      title: 'On the Bearings of Swing Bridges',
      byline: 'Ada Quay, Ben Pier',
      published: '2021-03-12',
      lang: 'en',
      dir: 'ltr',
    });
    expect(texts(article).slice(0, 3)).toEqual([
      'heading: Abstract',
      `paragraph: ${clean[0]}`,
      'heading: 1 Introduction',
    ]);
    expect(reasons(article)[0]).toContain('front-matter: Ada Quay and Ben Pier Department');
  });

  it('has its abstract split into heading and paragraph if the two share a line', async () => {
    const [name, ...others] = paper.slice(5);
    const pages = [
      [
        ...paper.slice(0, 4),
        ...(name ? [{ ...name, text: `Abstract: ${name.text}` }] : []),
        ...others,
      ],
    ];
    expect(texts(await read({ pages })).slice(0, 2)).toEqual([
      'heading: Abstract',
      `paragraph: ${clean[0]}`,
    ]);
  });

  it('has names and addresses in bold before the heading of its abstract', async () => {
    const names = ['Ada Quay', 'Department of Harbours', 'Ben Pier', 'Islay, Scotland'];
    const lines = names.map(
      (text, at): TextLine => ({ text, x: 200, y: 105 + 16 * at, font: 'bold' }),
    );
    const article = await read({ pages: [[...paper.slice(0, 1), ...lines, ...paper.slice(4)]] });
    expect(texts(article)[0]).toBe('heading: Abstract');
    expect(reasons(article)[0]).toContain('Ben Pier · Islay, Scotland');
  });

  it('excludes licences, of which manuals have several paragraphs', async () => {
    const licence = [
      'Permission is granted to copy this manual and to give the copies away, if this notice is kept.',
      'This manual is distributed in the hope that it will be useful, but without any warranty.',
      'Copyright (c) The Harbour Board of the Islands and its keepers',
    ];
    const article = await read({ pages: [[title, ...column([...prose, ...licence], wide, 150)]] });
    expect(texts(article)).toEqual(clean.map((text) => `paragraph: ${text}`));
    expect(reasons(article)).toEqual([`front-matter: ${licence.join(' · ')}`]);
  });

  it('excludes sentences about licence and money, of which manuals have some', async () => {
    const notices = [
      'This manual and its pictures are freely distributed under the Harbour Board license.',
      'The work on the bearings was supported in part by the Board of Harbours under grant number 12.',
    ];
    const about = [
      'The ferry is funded by grants of the province, and the bridge by the tolls that it collects.',
      'All boats of the yard are sold without any warranty, as their buyers are told beforehand.',
    ];
    const article = await read({
      pages: [[title, ...column([...prose, ...notices, ...about], wide, 150)]],
    });
    expect(texts(article)).toEqual([...clean, ...about].map((text) => `paragraph: ${text}`));
  });

  it('has authors whose names are neither a kind of text nor a month', async () => {
    const lines = ['Ada Quay and Ben Pier', 'User’s Guide, Reference Manual', 'Maio de 2031'].map(
      (text, at): TextLine => ({ text, x: 60, y: 110 + 20 * at }),
    );
    const article = await read({ pages: [[title, ...lines, ...column(prose, wide, 190)]] });
    expect(article.byline).toBe('Ada Quay, Ben Pier');
  });

  it.each([
    ['that starts with the article A', 'A Quick Look at the Swing Bridge', 20],
    ['of two words that is larger than the affiliation', 'Swing Bridges', 24],
    [
      'of two words that is larger than author and date',
      'Swing Bridges',
      24,
      'Ada Quay May 3, 2031',
    ],
  ])('has a title %s', async (_, text, size, below = 'Department of Harbours, Islay') => {
    const lines: TextLine[] = [
      { ...title, text, size },
      { text: below, x: 60, y: 115, size: 14 },
      { text: 'The four bearings of bridges', x: 60, y: 140, size: 14, font: 'bold' },
    ];
    const article = await read({ pages: [[...lines, ...column(prose, wide, 170)]] });
    expect(article.title).toBe(text);
  });

  it('has affiliations with numbers before its abstract', async () => {
    const lines: TextLine[] = [
      {
        text: '1 Institute of Harbours ada@quay.example',
        x: 200,
        y: 140,
        size: 9,
        font: 'sans-bold',
      },
      { text: '2 University of Islay', x: 200, y: 160, size: 9, font: 'sans-bold' },
    ];
    const article = await read({ pages: [[...paper.slice(0, 2), ...lines, ...paper.slice(4)]] });
    expect(texts(article)[0]).toBe('heading: Abstract');
  });

  it('has no authors in a list of contents with capitals', async () => {
    const parts =
      'Old Deck,New Deck,Old Quay,New Quay,Old Pier,New Pier,Old Lock,New Lock,Old Oil,New Oil';
    const lines = [...parts.split(','), 'Old Rope', 'New Rope', 'Old Rail'].map(
      (text, at): TextLine => ({ text, x: 60, y: 110 + 12 * at }),
    );
    const article = await read({ pages: [[title, ...lines, ...column(prose, wide, 300)]] });
    expect(article.byline).toBeUndefined();
  });

  it('is that of a manual page, whose title is below the heading NAME', async () => {
    const name: TextLine = { text: 'bridge - opens the bridge', x: 100, y: 80 };
    const lines = [heading('NAME', 60), name, heading('DESCRIPTION', 110)];
    const article = await read({ pages: [[...lines, ...column(prose, wide, 130)]] });
    expect(article.title).toBe(name.text);
  });

  it('has a title without the affiliation below it', async () => {
    const lines: TextLine[] = [
      { ...title, size: 14 },
      { text: 'Department of Harbours', x: 60, y: 112, size: 14, font: 'sans-bold' },
    ];
    const article = await read({ pages: [[...lines, ...column(prose, wide, 170)]] });
    expect(article.title).toBe(title.text);
  });

  it('has a title of one word that is larger than the authors and the first section', async () => {
    const heading: TextLine = { text: '1 The bearings of bridges', x: 60, y: 130, size: 14 };
    const authors: TextLine = { text: 'Anna Keeper, Otto Lock', x: 60, y: 105, size: 12 };
    const pages = [
      [{ ...title, text: 'Bearings', size: 18 }, authors, heading, ...column(prose, wide, 150)],
    ];
    expect((await read({ pages })).title).toBe('Bearings');
  });

  it('has its title above text that the file draws before it', async () => {
    const name: TextLine = { text: 'Harbour', x: 60, y: 40, size: 30, font: 'bold' };
    const article = await read({ pages: [[name, ...column(prose, wide, 150), title]] });
    expect(article.title).toBe('Swing bridge to close');
    expect(texts(article)).toEqual(clean.map((text) => `paragraph: ${text}`));
  });

  it('has short sentences and numbered sections that look like names before its text', async () => {
    const opening = 'These notes say how the old bridge was closed and what was built for it.';
    const setup = 'We look at the bridge and at its four bearings in the following way:';
    const pages = [
      [
        title,
        { text: 'Ada Quay and Ben Pier', x: 200, y: 110 },
        { text: opening, x: 60, y: 140 },
        heading('1 Basic Setup', 165),
        { text: setup, x: 60, y: 185 },
        ...column(prose, wide, 210),
      ],
    ];
    const article = await read({ pages });
    expect(texts(article)).toEqual([
      `paragraph: ${opening}`,
      'heading: 1 Basic Setup',
      `paragraph: ${setup}`,
      ...clean.map((text) => `paragraph: ${text}`),
    ]);
    expect(article.byline).toBe('Ada Quay, Ben Pier');
  });

  it('has no title of its own if no line stands out, so that the file name is used', async () => {
    const pages = [column(prose, wide, 60)];
    const info = { Title: 'untitled', Author: 'user1', CreationDate: 'D:20220101' };
    expect(await read({ pages, info }, 'swing_bridge.pdf')).toMatchObject({
      title: 'swing bridge',
      published: '2022-01-01',
    });
  });
});

describe('the characters of a PDF', () => {
  it('are read from right to left in Arabic', async () => {
    const text =
      'قرر المجلس يوم الثلاثاء إغلاق الجسر القديم أمام السيارات بعد أن عثر المهندسون على شقوق في اثنين من محامله الأربعة.';
    const words = text.split(' ');
    // Files draw Arabic in visual order, each line from its left end.
    const lines = [0, 1, 2, 3, 4].flatMap((part) => {
      const row = words.slice(part * 4, part * 4 + 4).join(' ');
      if (row === '') return [];
      const shown = [...row].reverse().join('');
      return [
        { text: shown, x: 500 - 10 * shown.length, y: 130 + 14 * part, font: 'unicode' as const },
      ];
    });
    const pages = [0, 1, 2].map((at) => lines.map((line) => ({ ...line, y: line.y + at })));
    const article = await read({ pages });
    expect(article).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(article.blocks[0]?.text).toBe(text);
  });

  it('are joined across lines without spaces in Chinese', async () => {
    const text =
      '市议会星期二投票决定从明年春天起对汽车关闭老旧的平转桥，因为工程师在四个轴承中的两个上发现了裂缝。修理将耗资一千一百万，而新的人行桥可以在一年内开放，费用不到一半。北岸的店主们曾要求推迟，直到保险公司拒绝承保。每个工作日约有六千辆汽车通过这座桥。';
    const lines = Array.from({ length: Math.ceil(text.length / 40) }, (_, at) => ({
      text: text.slice(40 * at, 40 * at + 40),
      x: 60,
      y: 130 + 15 * at,
      font: 'unicode' as const,
    }));
    const pages = [0, 1, 2].map(() => lines);
    const article = await read({ pages });
    expect(article).toMatchObject({ lang: 'zh', dir: 'ltr' });
    expect(article.blocks[0]?.text).toBe(text);
  });

  it('include the ligatures of the bitmap fonts of TeX', async () => {
    const line = { text: 'The \u001crst o\u001ecer o\u001bers help.', x: 60, y: 400 };
    const pages = [[title, ...column(prose, wide, 150), { ...line, font: 'unicode' as const }]];
    expect(texts(await read({ pages })).at(-1)).toContain('The first officer offers help.');
  });

  it('join the accents that TeX draws before letters', async () => {
    const line = {
      text: "A na¨ıve Jureˇckov´a in Saint-Fran¸cois, mo˙zna st ˛ad la citt`a, vis-`a-vis, `a la carte, `one', ˆβ, ‘´’.",
      x: 20,
      y: 400,
      size: 5,
    };
    const pages = [[title, ...column(prose, wide, 150), { ...line, font: 'unicode' as const }]];
    expect(texts(await read({ pages })).at(-1)).toContain(
      "A naïve Jurečková in Saint-François, można stąd la città, vis-à-vis, à la carte, `one', ˆβ, ‘´’.",
    );
  });

  it('are single letters instead of ligatures', async () => {
    const pages = [
      [
        title,
        ...column(prose, wide, 150),
        ...layOut('The ﬁrst oﬃcer said so.', { ...wide, y: 400, font: 'unicode', columns: 50 }),
      ],
    ];
    expect(texts(await read({ pages })).at(-1)).toContain('The first officer said so.');
  });
});

describe('a PDF without an article', () => {
  it('is reported as a scan or as too short', async () => {
    const scan = await readFile({ pages: [[], [{ text: '2', x: 300, y: 780 }]], hasImages: true });
    expect(scan).toEqual({ ok: false, failure: { code: 'unreadable-file', detail: 'no-text' } });
    const signs = Array.from(
      { length: 12 },
      (_, at): TextLine => ({
        text: '❚❤✐s ❞♦❝✉♠❡♥t ❞❡s❝r✐❜❡s',
        x: 60,
        y: 100 + 20 * at,
        font: 'unicode',
      }),
    );
    expect(await readFile({ pages: [signs] })).toEqual(scan);
    const short = await readFile({ pages: [layOut(`${clean[0]}`, { ...wide, y: 100 })] });
    expect(short).toMatchObject({ ok: false, failure: { code: 'too-short' } });
  });

  it('is read if the user forces it, although it consists of tables', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => [
      { text: `Position ${row}`, x: 60, y: 80 + 14 * row },
      { text: `${row * 7}.50`, x: 400, y: 80 + 14 * row },
    ]).flat();
    const opened = await openPdf(makePdf({ pages: [rows] }));
    if (!opened.ok) throw new Error(opened.failure.code);
    const { pages, info } = opened.value;
    const metadata = { ...info, url: 'about:blank', fileName: 'invoice.pdf' };
    expect(buildPdfArticle(pages, metadata)).toMatchObject({
      ok: false,
      failure: { code: 'no-article' },
    });
    expect(buildPdfArticle(pages, metadata, { force: true })).toMatchObject({ ok: true });
  });
});

describe('the article of a PDF', () => {
  it('conforms to the schema of articles', async () => {
    const article = await read({ pages: [[title, ...column(prose, wide, 150)]] });
    expect(parseOrUndefined(ArticleSchema, JSON.parse(JSON.stringify(article)))).toEqual(article);
  });

  it('contains the number of pages read if the file has more', async () => {
    const opened = await openPdf(makePdf({ pages: [[title, ...column(prose, wide, 150)]] }));
    if (!opened.ok) throw new Error(opened.failure.code);
    const { pages, info } = opened.value;
    const result = buildPdfArticle(pages, { ...info, totalPages: 1_200, url: 'about:blank' });
    expect(result).toMatchObject({
      ok: true,
      value: { pages: { read: 1, total: 1_200 }, unread: { isCut: true } },
    });
  });

  it('includes the last of 300 pages', async () => {
    const opened = await openPdf(
      makePdf({ pages: [[title, ...column([...prose, ...prose], wide, 150)]] }),
    );
    if (!opened.ok) throw new Error(opened.failure.code);
    const [page] = opened.value.pages;
    const pages = Array.from({ length: 300 }, (_, at) => ({
      number: at + 1,
      width: 600,
      height: 800,
      items: page?.items ?? [],
    }));
    const article = buildPdfArticle(pages, { url: 'about:blank', totalPages: pages.length });
    expect(article.ok && article.value.blocks.at(-1)?.page).toBe(300);
  });
});
