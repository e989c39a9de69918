import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Article } from '../../src/article/article.ts';
import { withLanguage } from '../../src/article/language.ts';
import { read } from '../../src/article/read.ts';
import { fixture, livePage, page } from './pages.ts';

/** What a reader of each page would say is the article, and is not. */
const pages: Record<string, { title: string; holds: string[]; lacks: string[] }> = {
  'news--summary-prompt': {
    title: 'Harbour Towns Agree on a Shared Ferry Fleet',
    holds: [
      'Six harbour towns along the northern sound',
      '(Notes from the joint session of the harbour councils.)',
      'The fishermen of Skarrow fear',
      'hear the passengers in two open evenings before they vote. (Council agenda.)',
    ],
    lacks: [
      'No time to read?',
      'Get a summary',
      'Previous Article',
      'Lighthouse Keeper',
      'Eels Return',
      'Subscribe to our newsletter',
      'early boat for twenty years',
      'One fare for all, please',
      'Most read',
      'Storm takes the roof',
      'We use cookies',
      'All rights reserved',
    ],
  },
  'howto--steps': {
    title: 'How to Sharpen a Garden Spade',
    holds: [
      'tears roots instead of cutting them',
      'A wire brush for the dried mud',
      'Turn the spade round and take off the burr',
      'a coarse whetstone does the same job',
    ],
    lacks: ['Share this article', 'Popular posts', 'Ten weeds', 'Shop', '© Tool Shed'],
  },
  'interview--questions': {
    title: '“A bridge is a promise”',
    holds: [
      'When is one finished?',
      'the salt and the lorries work against it',
      'You were responsible for the Marl crossing.',
      'they do not come back in the evening',
    ],
    lacks: ['The last rope bridge', 'Who inspects the inspectors', 'Imprint'],
  },
  'live-blog--updates': {
    title: 'Flood on the Linne: live updates',
    holds: [
      'The gauge at the customs house',
      'Beds came from the army',
      'found no leak',
      'water covers the track near Ostrow',
    ],
    lacks: ['Most read', 'when the cellar is wet'],
  },
  'paywall--stub': {
    title: 'The Accountant Who Sold a Mountain',
    holds: ['the mountain behind his village belonged to nobody', 'It also split the village'],
    lacks: ['To continue reading', 'Already a subscriber'],
  },
  'news--spanish': {
    title: 'El pueblo que aprendió a guardar la lluvia',
    holds: [
      'los grifos de Valdehondo se quedaron secos',
      'una maestra jubilada',
      'cuarenta mil litros',
      'que empiecen por buscar los planos',
    ],
    lacks: ['tiempo para leer', 'Obtener un resumen', 'Las abejas', 'Compartir', 'Lo más leído'],
  },
  'news--chinese': {
    title: '老码头的夜间图书馆',
    holds: ['晚上十点', '退休的船长', '丢失的只有十一册', '书会坐第一班渡轮回家'],
    lacks: ['没有时间阅读', '获取摘要', '责任编辑', '相关阅读', '渡轮票价今年不变', '首页'],
  },
  'news--arabic': {
    title: 'مكتبة على ظهر قارب',
    holds: [
      'كل يوم ثلاثاء يرسو قارب أزرق',
      'أربع عشرة قرية',
      'أصعب ما في الأمر ليس البحر',
      'تجار الميناء',
    ],
    lacks: ['لا وقت للقراءة', 'احصل على ملخص', 'اقرأ أيضا', 'الميناء القديم يفتح', 'جميع الحقوق'],
  },
  'consent--aria-hidden': {
    title: 'The Clock That Lost a Minute a Year',
    holds: ['ships set their watches by it', 'whose iron had been raised', 'look outside first'],
    lacks: ['842 partners', 'precise geolocation', 'We value your privacy'],
  },
  'layout--one-form': {
    title: 'Notes on Keeping Bees on a Roof',
    holds: [
      'A hive on a roof in the city',
      'Wind is the greater danger',
      'the fire brigade will ask',
    ],
    lacks: ['Honey'],
  },
  'layout--old-tables': {
    title: 'The Windmills of Lower Marsh',
    holds: [
      'only four are left',
      'The miller slept in a box',
      'One engine at Salt Gate',
      'a retired teacher',
    ],
    lacks: ['Guestbook', 'Last updated'],
  },
  'docs--code': {
    title: 'Timers',
    holds: [
      'A timer calls a function after a delay',
      "const handle = after(250, () => {\n  console.log('a quarter of a second later');",
      'left out rather than queued',
      'the processor can sleep for longer',
    ],
    lacks: ['Install', 'Edit this page', '¶'],
  },
  'forum--thread': {
    title: 'Kayak rudder keeps jamming',
    holds: [
      'My rudder jams',
      'it is sand in the cable sheath',
      'Dry wax works',
      'you have saved my summer',
    ],
    lacks: ['You must be logged in', 'Powered by'],
  },
  'reference--encyclopedia': {
    title: 'Tide mill',
    holds: [
      'once the sea has fallen far enough.',
      'along the Tagus',
      'never runs dry and never freezes',
    ],
    lacks: ['[1]', '[edit]', 'Random article', 'Ship mill', 'last edited on'],
  },
  'paper--abstract': {
    title: 'Counting Gulls with a Single Microphone',
    holds: ['Colonies of gulls are counted by eye', 'It fails in strong wind'],
    lacks: ['View PDF', 'Submission history', 'Preprints'],
  },
  'code--readme': {
    title: 'pebble / timers',
    holds: [
      'A small library for timers that cannot be forgotten',
      'loop.every(1000, draw);',
      'ask for the date',
    ],
    lacks: ['Pull requests', 'Round the delay up', '© GitHost'],
  },
  'questions--answers': {
    title: 'Why does my bread split at the side?',
    holds: ['tears open along one side', 'It is underproved', 'cut at a low angle'],
    lacks: ['keep a starter alive', 'my crumb gummy'],
  },
  'newsletter--issue': {
    title: 'On Waiting Rooms',
    holds: [
      'There is the one with the fish',
      'A room with nothing in it is honest',
      'I would go on Thursdays',
    ],
    lacks: ['12 Likes', 'It is in our town hall', 'Sign in'],
  },
  'amp--news': {
    title: 'Ice Closes the Canal for the First Time in Thirty Years',
    holds: ['eleven centimetres thick', 'the villagers of Anderau', 'nineteen days'],
    lacks: ['More on the winter', 'Home'],
  },
  'paginated--part-one': {
    title: 'The Long Road to the Short Tunnel',
    holds: ['the twenty metres, and of the fifteen years', 'asks his brother for warm socks'],
    lacks: ['Page 1 of 3', 'Next page'],
  },
  'scroll--two-stories': {
    title: 'A Bell for the Fog',
    holds: ['cast from the propellers', 'no fog has gone unrung'],
    lacks: ['counted from an aeroplane', 'Next story'],
  },
};

describe('read', () => {
  for (const [name, { title, holds, lacks }] of Object.entries(pages)) {
    it(`reads ${name}`, () => {
      const document = fixture(name);
      const before = document.toString();
      const result = read(document, { kind: 'page' });
      expect(result).toMatchObject({ ok: true });
      if (!result.ok) return;
      const text = result.value.blocks.map((block) => block.text).join('\n');
      expect(result.value.title).toBe(title);
      for (const sentence of holds) expect(text).toContain(sentence);
      for (const sentence of lacks) expect(text).not.toContain(sentence);
      expect(v.is(Article, result.value)).toBe(true);
      expect(document.toString()).toBe(before);
    });
  }

  it('reads what stands in an open shadow tree', () => {
    const document = livePage('<story-page><p slot="lead"></p></story-page>');
    const source = fixture('shadow--open-root').querySelector('template');
    const root = document.querySelector('story-page')?.attachShadow({ mode: 'open' });
    if (root && source) root.innerHTML = source.innerHTML;
    const lead = document.querySelector('[slot=lead]');
    if (lead)
      lead.textContent = 'How the smallest office of the country outlived nine plans to close it.';
    const result = read(document, { kind: 'page' });
    const text = result.ok ? result.value.blocks.map((block) => block.text).join('\n') : '';
    expect(text).toContain('outlived nine plans');
    expect(text).toContain('The island of Far Holm has two inhabitants');
    expect(text).toContain('a second table and for a day off');
  });

  it('lists what it left out, with the reason and the place', () => {
    const result = read(fixture('news--summary-prompt'), { kind: 'page' });
    const left = result.ok ? result.value.left : [];
    const count = result.ok ? result.value.blocks.length : 0;
    const reasonOf = (text: string) => left.find((piece) => piece.text.includes(text))?.reason;
    expect(reasonOf('Get a summary')).toBe('prompt');
    expect(reasonOf('Previous Article')).toBe('navigation');
    expect(reasonOf('I have taken the early boat')).toBe('comments');
    expect(left.find((piece) => piece.text === 'No time to read?')?.before).toBe(0);
    expect(left.findLast((piece) => piece.text === 'No time to read?')?.before).toBe(count);
  });

  it('says what the page says of itself', () => {
    const result = read(fixture('news--summary-prompt'), { kind: 'page' });
    expect(result.ok && result.value).toMatchObject({
      url: 'https://example.org/2026/03/a-story',
      canonical: 'https://example.org/2026/03/shared-ferry-fleet',
      byline: 'Ingrid Vale, Tomas Brook',
      site: 'The Coast Courier',
      published: '2026-03-14T08:30:00+01:00',
      modified: '2026-03-14T11:05:00+01:00',
      image: 'https://example.org/img/ferry.jpg',
      lang: 'en',
      dir: 'ltr',
      visibleShare: 1,
    });
    const arabic = read(fixture('news--arabic'), { kind: 'page' });
    expect(arabic.ok && arabic.value).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  it('refuses lists and front pages, and reads them anyway', () => {
    for (const [name, url] of [
      ['list--section', 'https://example.org/science'],
      ['home--front-page', 'https://example.org/'],
      ['search--results', 'https://example.org/search?q=tide+mill'],
    ] as const) {
      expect(read(fixture(name, url), { kind: 'page' })).toEqual({
        ok: false,
        failure: { code: 'no-article' },
      });
      expect(read(fixture(name, url), { kind: 'page', anyway: true }).ok).toBe(true);
    }
  });

  it('refuses a page that only asks to sign in', () => {
    expect(read(fixture('wall--sign-in'), { kind: 'page' })).toMatchObject({
      failure: { code: 'no-article' },
    });
  });

  it('knows where an article in several pages goes on', () => {
    const result = read(fixture('paginated--part-one'), { kind: 'page' });
    expect(result.ok && result.value.nextPage).toBe('https://example.org/2026/03/a-story?page=2');
  });

  it('refuses what is as short as its summary', () => {
    const body =
      '<article><h1>Rain</h1><p>It will rain in the north tomorrow, and on the coast the wind will turn to the west by noon.</p></article>';
    expect(read(page(body, '<title>Rain</title>'), { kind: 'page' })).toMatchObject({
      failure: { code: 'too-short' },
    });
    expect(read(page(''), { kind: 'page', anyway: true })).toMatchObject({
      failure: { code: 'no-article' },
    });
  });

  it('sees that a wall hides most of an article', () => {
    const result = read(fixture('paywall--stub'), { kind: 'page' });
    const share = result.ok ? result.value.visibleShare : 1;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.1);
  });

  it('has its language told from the text where the page does not say', () => {
    const german =
      'Der alte Hafen wurde im vergangenen Jahr geschlossen, weil die Schiffe zu groß geworden sind und das Becken nicht tiefer werden darf. ';
    const result = read(page(`<article><p>${german.repeat(4)}</p></article>`), { kind: 'page' });
    expect(result.ok && result.value.lang).toBe('und');
    expect(result.ok && withLanguage(result.value).lang).toBe('de');
  });

  it('keeps the language that the page says', () => {
    const result = read(fixture('news--arabic'), { kind: 'page' });
    expect(result.ok && withLanguage(result.value)).toBe(result.ok && result.value);
  });
});

describe('read of a selection', () => {
  const body = `<article><h1>Title</h1><p id="a">The first paragraph is not selected as a whole, and its first half must not be read by anybody at all.</p><p id="b">The second one is selected whole, with its <b>bold words</b> and everything else that stands in it, so that there are enough words.</p><p>The third one is not.</p></article>`;

  it('reads nothing but the selected text', () => {
    const document = livePage(body);
    const first = document.querySelector('#a')?.firstChild;
    const last = document.querySelector('#b')?.lastChild;
    if (!first || !last) throw new Error('the fixture has changed');
    const range = document.createRange();
    range.setStart(first, 'The first paragraph is not selected as a whole, '.length);
    range.setEnd(last, last.nodeValue?.length ?? 0);
    document.getSelection()?.addRange(range);
    const result = read(document, { kind: 'selection', frameId: 0 });
    expect(result.ok && result.value.scope).toBe('selection');
    expect(result.ok && result.value.blocks.map((block) => block.text)).toEqual([
      'and its first half must not be read by anybody at all.',
      'The second one is selected whole, with its bold words and everything else that stands in it, so that there are enough words.',
    ]);
  });

  it('refuses when nothing, or next to nothing, is selected', () => {
    const document = livePage(body);
    expect(read(document, { kind: 'selection', frameId: 0 })).toMatchObject({
      failure: { code: 'too-short' },
    });
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('h1') as Element);
    document.getSelection()?.addRange(range);
    expect(read(document, { kind: 'selection', frameId: 0 })).toMatchObject({
      failure: { code: 'too-short' },
    });
  });
});
