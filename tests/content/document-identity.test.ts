// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { matchesArticle } from '../../src/browser/content-api.ts';
import {
  getDocumentOrigin,
  getPageDocument,
  identify,
} from '../../src/content/document-identity.ts';
import { sampleAnchor } from '../storage/history/samples.ts';

const title = 'The ferry  line reopens';
const quotes = [
  'The council approved the line.',
  'Only one boat has passed.',
  'Fishermen fear it.',
];
const anchors = quotes.map((quote) => sampleAnchor({ quote }));

function showPage(body: string, documentTitle = ''): void {
  document.body.innerHTML = body;
  document.title = documentTitle;
}

const ask = () => identify(document, anchors, title);

beforeEach(() => showPage(''));

describe('identify', () => {
  it('finds sentences across inline elements, unusual white space and soft hyphens', () => {
    showPage(
      '<h1>The ferry line reopens</h1><p>The <b>council</b>\n approved&nbsp;the li\u00adne. Only one boat has passed.</p>',
    );
    expect(ask()).toMatchObject({ foundCount: 2, hasTitle: true, isCut: false });
  });

  it('does not find hidden text', () => {
    showPage(
      `<section style="display: none"><h1>${title}</h1><p>${quotes.join(' ')}</p></section><p>${'Another article. '.repeat(50)}</p>`,
    );
    expect(ask()).toMatchObject({ foundCount: 0, hasTitle: false });
  });

  it('finds the title in the title of the document', () => {
    showPage('<p>Another.</p>', `${title} – The Harbour Times`);
    expect(ask().hasTitle).toBe(true);
  });

  it('does not find an empty title', () => {
    showPage('<p>Another.</p>', 'The Harbour Times');
    expect(identify(document, anchors, '').hasTitle).toBe(false);
  });

  it('survives a page that replaces its title with an element', () => {
    showPage('<p>Fishermen fear it.</p>');
    Object.defineProperty(document, 'title', { configurable: true, value: document.body });
    expect(ask()).toMatchObject({ foundCount: 1, hasTitle: false });
    Reflect.deleteProperty(document, 'title');
  });
});

describe('getDocumentOrigin', () => {
  const getOrigin = (origin: string, ...ancestorOrigins: string[]) =>
    getDocumentOrigin({ origin, location: { ancestorOrigins } } as unknown as Window);

  it('returns the origin of the document', () => {
    expect(getOrigin('https://a.example', 'https://b.example')).toBe('https://a.example');
  });

  it('returns the origin of the page around a sandboxed document', () => {
    expect(getOrigin('null', 'https://a.example', 'https://b.example')).toBe('https://a.example');
    expect(getOrigin('null')).toBe('null');
  });
});

describe('getPageDocument', () => {
  it('ignores the fragment', () => {
    const before = getPageDocument();
    location.hash = '#comments';
    expect(getPageDocument()).toEqual(before);
    expect(before.url).not.toContain('#');
    location.hash = '';
  });
});

describe('matchesArticle', () => {
  it.each([
    [3, false, true],
    [2, false, true],
    [1, true, true],
    // Every article of the site ends with this sentence.
    [1, false, false],
    [0, true, false],
  ])(
    'compares %i of three sentences and the title (%s), and returns %s',
    (foundCount, hasTitle, isSame) => {
      expect(matchesArticle({ foundCount, hasTitle }, anchors)).toBe(isSame);
    },
  );

  it('needs the identity of the document only if there are no sentences', () => {
    expect(matchesArticle({ foundCount: 0, hasTitle: false }, [])).toBe(true);
  });
});
