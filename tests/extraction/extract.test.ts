import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Article } from '../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import expectedPages from '../fixtures/pages/expected.data.json';
import { fixture, livePage, page } from './pages.ts';

describe('extractArticle', () => {
  // Each page has its title, parts of its text, and text that must be excluded.
  for (const [name, { title, holds, lacks }] of Object.entries(expectedPages)) {
    it(`reads ${name}`, () => {
      const document = fixture(name);
      const before = document.toString();
      const result = extractArticle(document, { kind: 'page' });
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

  it('reads the text of an open shadow tree', () => {
    const document = livePage('<story-page><p slot="lead"></p></story-page>');
    const source = fixture('shadow--open-root').querySelector('template');
    const root = document.querySelector('story-page')?.attachShadow({ mode: 'open' });
    if (root && source) root.innerHTML = source.innerHTML;
    const lead = document.querySelector('[slot=lead]');
    if (lead)
      lead.textContent = 'How the smallest office of the country outlived nine plans to close it.';
    const result = extractArticle(document, { kind: 'page' });
    const text = result.ok ? result.value.blocks.map((block) => block.text).join('\n') : '';
    expect(text).toContain('outlived nine plans');
    expect(text).toContain('The island of Far Holm has two inhabitants');
    expect(text).toContain('a second table and for a day off');
  });

  it('finds the date near the headline, not near a logo of the first level', () => {
    const prose = '<p>The weir at the lower mill was opened by hand again last night. </p>'.repeat(
      9,
    );
    const menu = '<ul><li>Boats</li><li>Mills</li><li>Weirs</li></ul>'.repeat(4);
    const story = '<h2>Who opens the weir?</h2><p>March 14, 2026</p>';
    for (const logo of ['<h1>Small Rivers</h1>', '']) {
      const body = `<header>${logo}${menu}</header><main>${story}${prose}</main>`;
      const document = page(body, '<title>Who opens the weir? - Small Rivers</title>');
      const result = extractArticle(document, { kind: 'page', force: true });
      expect(result).toMatchObject({ ok: true, value: { published: '2026-03-14' } });
    }
  });

  it('lists the excluded blocks with their reasons and positions', () => {
    const result = extractArticle(fixture('news--summary-prompt'), { kind: 'page' });
    const left = result.ok ? result.value.excluded : [];
    const count = result.ok ? result.value.blocks.length : 0;
    const findReason = (text: string) => left.find((piece) => piece.text.includes(text))?.reason;
    expect(findReason('Get a summary')).toBe('call-to-action');
    expect(findReason('Previous Article')).toBe('navigation');
    expect(findReason('I have taken the early boat')).toBe('comments');
    expect(left.find((piece) => piece.text === 'No time to read?')?.before).toBe(0);
    expect(left.findLast((piece) => piece.text === 'No time to read?')?.before).toBe(count);
  });

  it('marks the blocks of closed sections', () => {
    const answer = (text: string) => `<p>${text.repeat(4)}</p>`;
    const body = `<main><h1>Tides</h1>${answer('The boats go by current now. ')}
      <h3><button aria-expanded="false" aria-controls="a">Storms?</button></h3>
      <div id="a" hidden>${answer('In storms the skipper waits for a second charge. ')}</div>
      <details><summary>Fog?</summary>${answer('In fog a bell is rung by hand on the pier. ')}</details></main>`;
    const result = extractArticle(page(body), { kind: 'page', force: true });
    const blocks = result.ok ? result.value.blocks : [];
    const closed = blocks.filter(({ isCollapsed }) => isCollapsed).map(({ text }) => text);
    expect(closed.map((text) => text.slice(0, 9))).toEqual(['In storms', 'In fog a ']);
  });

  it('returns the metadata of the page', () => {
    const result = extractArticle(fixture('news--summary-prompt'), { kind: 'page' });
    expect(result.ok && result.value).toMatchObject({
      url: 'https://example.org/2026/03/a-story',
      canonical: 'https://example.org/2026/03/shared-ferry-fleet',
      byline: 'Ingrid Vale, Tomas Brook',
      site: 'The Coast Courier',
      published: '2026-03-14T08:30:00+01:00',
      lang: 'en',
      dir: 'ltr',
      visibleShare: 1,
    });
    const arabic = extractArticle(fixture('news--arabic'), { kind: 'page' });
    expect(arabic.ok && arabic.value).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  it('rejects lists and front pages unless forced', () => {
    for (const [name, url] of [
      ['list--section', 'https://example.org/science'],
      ['home--front-page', 'https://example.org/'],
      ['search--results', 'https://example.org/search?q=tide+mill'],
      ['shop--product', 'https://example.org/p/brass-storm-lantern'],
      ['shop--category', 'https://example.org/lamps'],
      ['login--form', 'https://example.org/login'],
    ] as const) {
      expect(extractArticle(fixture(name, url), { kind: 'page' })).toEqual({
        ok: false,
        failure: { code: 'no-article' },
      });
      expect(extractArticle(fixture(name, url), { kind: 'page', force: true }).ok).toBe(true);
    }
  });

  it('extracts the one of several articles that the user is reading', () => {
    const readAt = (url: string) => {
      const result = extractArticle(fixture('scroll--full-stories', url), { kind: 'page' });
      if (!result.ok) throw new Error(result.failure.code);
      const { title, byline, published, blocks } = result.value;
      return { title, byline, published, text: blocks.map((block) => block.text).join('\n') };
    };
    const first = readAt('https://example.org/2026/01/bell');
    expect(first).toMatchObject({ title: 'A Bell for the Fog', byline: 'Runa Isbister' });
    expect(first.text).toContain('no fog has gone unrung');
    expect(first.text).not.toContain('aeroplane');
    const second = readAt('https://example.org/2026/01/sheep?from=stream');
    expect(second.title).toBe('Sheep Counted from the Air');
    expect(second.byline).toBeUndefined();
    expect(second.published).toBeUndefined();
    expect(second.text).toContain('to the penny');
    expect(second.text).not.toContain('fog');
  });

  it('extracts code with its lines', () => {
    const result = extractArticle(fixture('docs--code'), { kind: 'page' });
    const code = result.ok ? result.value.blocks.filter((block) => block.kind === 'code') : [];
    expect(code[0]?.text).toContain('const handle = after(250, () => {\n  console.log(');
  });

  it('rejects a page that has only a consent dialog', () => {
    expect(extractArticle(fixture('wall--cookies'), { kind: 'page' })).toMatchObject({
      failure: { code: 'no-article' },
    });
  });

  it('rejects a page that has only a sign-in form', () => {
    expect(extractArticle(fixture('wall--sign-in'), { kind: 'page' })).toMatchObject({
      failure: { code: 'no-article' },
    });
  });

  it('returns the address of the next page', () => {
    const result = extractArticle(fixture('paginated--part-one'), { kind: 'page' });
    expect(result.ok && result.value.nextPage).toBe('https://example.org/2026/03/a-story?page=2');
  });

  it('rejects a text that is as short as its summary', () => {
    const body =
      '<article><h1>Rain</h1><p>It will rain in the north tomorrow, and on the coast the wind will turn to the west by noon.</p></article>';
    expect(extractArticle(page(body, '<title>Rain</title>'), { kind: 'page' })).toMatchObject({
      failure: { code: 'too-short' },
    });
    expect(extractArticle(page(''), { kind: 'page', force: true })).toMatchObject({
      failure: { code: 'no-article' },
    });
  });

  it('reports that a paywall hides most of an article', () => {
    const result = extractArticle(fixture('paywall--stub'), { kind: 'page' });
    const share = result.ok ? result.value.visibleShare : 1;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.1);
  });

  it('leaves the language to detection if the page declares none', () => {
    const german =
      'Der alte Hafen wurde im vergangenen Jahr geschlossen, weil die Schiffe zu groß geworden sind und das Becken nicht tiefer werden darf. ';
    const result = extractArticle(page(`<article><p>${german.repeat(4)}</p></article>`), {
      kind: 'page',
    });
    expect(result.ok && result.value.lang).toBe('und');
    expect(result.ok && detectArticleLanguage(result.value).lang).toBe('de');
  });

  it('returns the language that the page declares', () => {
    const result = extractArticle(fixture('news--arabic'), { kind: 'page' });
    expect(result.ok && detectArticleLanguage(result.value)).toBe(result.ok && result.value);
  });
});

describe('extractArticle, for a selection,', () => {
  const body = `<article><h1>Title</h1><p id="a">The first paragraph is not selected as a whole, and its first half must not be read by anybody at all.</p><p id="b">The second one is selected whole, with its <b>bold words</b> and everything else that stands in it, so that there are enough words.</p><p>The third one is not.</p></article>`;

  it('extracts only the selected text', () => {
    const document = livePage(body);
    const first = document.querySelector('#a')?.firstChild;
    const last = document.querySelector('#b')?.lastChild;
    if (!first || !last) throw new Error('the fixture has changed');
    const range = document.createRange();
    range.setStart(first, 'The first paragraph is not selected as a whole, '.length);
    range.setEnd(last, last.nodeValue?.length ?? 0);
    document.getSelection()?.addRange(range);
    const result = extractArticle(document, { kind: 'selection', frameId: 0 });
    expect(result.ok && result.value.scope).toBe('selection');
    expect(result.ok && result.value.blocks.map((block) => block.text)).toEqual([
      'and its first half must not be read by anybody at all.',
      'The second one is selected whole, with its bold words and everything else that stands in it, so that there are enough words.',
    ]);
  });

  it('rejects an empty or very short selection', () => {
    const document = livePage(body);
    expect(extractArticle(document, { kind: 'selection', frameId: 0 })).toMatchObject({
      failure: { code: 'too-short' },
    });
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('h1') as Element);
    document.getSelection()?.addRange(range);
    expect(extractArticle(document, { kind: 'selection', frameId: 0 })).toMatchObject({
      failure: { code: 'too-short' },
    });
  });
});
