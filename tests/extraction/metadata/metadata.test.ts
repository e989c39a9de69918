import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIsoDate } from '../../../src/extraction/metadata/dates.ts';
import { readMetadata } from '../../../src/extraction/metadata/metadata.ts';
import { readPageMetadata } from '../../../src/extraction/metadata/page-metadata.ts';
import { createNextPageTest, findNextPage } from '../../../src/extraction/page/pagination.ts';
import { estimateVisibleShare } from '../../../src/extraction/page/paywall.ts';
import { address, page } from '../pages.ts';

function metadata(head: string, body = '', lines: string[] = []) {
  return readMetadata(readPageMetadata(page(body, head)), () => lines);
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

describe('readMetadata, for the direction,', () => {
  const readDirection = (attributes: string) => {
    const document = page('');
    const [name, value] = attributes.split('=');
    document.documentElement.setAttribute(name ?? '', value ?? '');
    return readMetadata(readPageMetadata(document)).dir;
  };

  it.each(['lang=az-Arab', 'lang=arz', 'lang=ku_Arab', 'lang=iw'])(
    'returns right to left for a page with %s and no declared direction',
    (attribute) => {
      expect(readDirection(attribute)).toBe('rtl');
    },
  );

  it.each(['lang=ar-Latn', 'lang=en'])('returns left to right for a page with %s', (attribute) => {
    expect(readDirection(attribute)).toBe('ltr');
  });
});

describe('readMetadata, for the address,', () => {
  const canonical = '<link rel="canonical" href="/the-story">';
  const at = (url: string, isCanonicalCurrent = true) =>
    readMetadata(readPageMetadata(page('', canonical), { url, isCanonicalCurrent }));

  it('removes credentials and fragment, and accepts the canonical address', () => {
    expect(at('https://ann:secret@example.org/a?b=1#part')).toMatchObject({
      url: 'https://example.org/a?b=1',
      canonical: 'https://example.org/the-story',
    });
  });

  it.each(['https://example.org/#/a', 'https://example.org/app#!a'])(
    'returns %s with its route, and ignores the canonical address',
    (url) => {
      expect(at(url)).toMatchObject({ url, canonical: url });
    },
  );

  it('ignores a canonical address that does not belong to the current content', () => {
    const url = 'https://example.org/a';
    expect(at(url, false)).toMatchObject({ url, canonical: url });
  });

  it('cuts long addresses so that those of two pages differ', () => {
    const long = `https://example.org/${'a'.repeat(5_000)}`;
    const [first, second] = [at(`${long}b`), at(`${long}c`)];
    expect(first.url).toHaveLength(4_000);
    expect(first.url).not.toBe(second.url);
    expect(first.canonical).toBe('https://example.org/the-story');
  });

  it('resolves the canonical address without the page’s credentials', () => {
    const base = '<base href="https://ann:secret@example.org/">';
    const facts = readPageMetadata(page('', base + canonical));
    expect(readMetadata(facts).canonical).toBe('https://example.org/the-story');
  });
});

describe('toIsoDate and readPublished', () => {
  it.each([
    ['a meta element', '<meta name="published" content="July 17, 2025">', ''],
    ['an element called date', '', '<div class="post-date">July 17, 2025</div>'],
    ['an element called dateline', '', '<p class="story_dateline">Ada Brandt, 17 July 2025</p>'],
  ])('finds the date in %s', (_place, head, body) => {
    expect(metadata(head, `<h1>The weir</h1>${body}`).published).toBe('2025-07-17');
  });

  it('finds the date of an article whose layout is named after its sidebar', () => {
    const body =
      '<div class="content-sidebar"><h1>The weir</h1><time datetime="2025-07-17">then</time></div>';
    expect(metadata('', body).published).toBe('2025-07-17');
  });

  it('finds the day on which a question was asked before those of comments', () => {
    const body =
      '<h1>The weir</h1><time itemprop="dateCreated" datetime="2014-02-04">then</time><p>How?</p><time itemprop="datePublished">2019-01-21</time>';
    expect(metadata('', body).published).toBe('2014-02-04');
  });

  it.each(['Joined: Mon Jul 24, 2017', 'Registriert: 24. Juli 2017', 'Member since July 24, 2017'])(
    'does not take “%s” near the headline for the date',
    (line) => {
      const body = '<h1>The weir</h1><time datetime="2026-03-14">then</time>';
      expect(metadata('', body, [line]).published).toBe('2026-03-14');
    },
  );

  it('finds no date in an element called date among other stories, nor in the word update', () => {
    const body =
      '<div class="related"><span class="date">July 17, 2025</span></div><p class="updates">July 17, 2025</p>';
    expect(metadata('', `<h1>The weir</h1>${body}`).published).toBeUndefined();
  });

  it('return ISO 8601, with a time only if it has a time zone', () => {
    expect(toIsoDate('2024-03-05T10:20:30+0100')).toBe('2024-03-05T10:20:30+01:00');
    expect(toIsoDate('2024-03-05T10:20:30')).toBe('2024-03-05');
    expect(toIsoDate('2024/3/5')).toBe('2024-03-05');
    expect(toIsoDate('Published on March 5th, 2024 at noon')).toBe('2024-03-05');
    expect(toIsoDate('5 Mar 2024')).toBe('2024-03-05');
    expect(toIsoDate('2024-02-31')).toBeUndefined();
    expect(toIsoDate('last Tuesday')).toBeUndefined();
  });

  it.each([
    ['a comment', '<li class="comment"><article><time datetime="2019-04-08">'],
    ['a card', '<section class="latest"><div class="card"><time datetime="2026-03-05">'],
    ['an aside', '<aside><time datetime="2026-03-05">'],
  ])('ignore the date of %s', (_what, html) => {
    const body = `<main><article><h1>The weir</h1></article>${html}</time></main>`;
    expect(metadata('', body).published).toBeUndefined();
    expect(metadata('', body, ['Published May 22, 2026']).published).toBe('2026-05-22');
  });

  it('prefer JSON-LD to meta elements, then elements, then the address', () => {
    const meta = '<meta property="article:published_time" content="2024-02-02">';
    const data = jsonLd({ '@type': 'Article', datePublished: '2024-01-01' });
    expect(metadata(meta + data).published).toBe('2024-01-01');
    expect(metadata(meta, '<time datetime="2024-03-03">x</time>').published).toBe('2024-02-02');
    expect(metadata('', '<time datetime="2024-03-03">x</time>').published).toBe('2024-03-03');
  });
});

describe('readPublished', () => {
  it('returns the day in the address if the time in UTC is of the day after or before', () => {
    const time = (value: string) => `<meta name="published" content="${value}">`;
    const read = (head: string) => {
      const document = page('', head);
      Object.defineProperty(document, 'URL', { value: 'https://example.org/2026/03/14/weir' });
      return readMetadata(readPageMetadata(document)).published;
    };
    expect(read(time('2026-03-15T02:41:00Z'))).toBe('2026-03-14');
    expect(read(time('2026-03-14T22:41:00Z'))).toBe('2026-03-14T22:41:00Z');
    expect(read(time('2026-03-16T02:41:00Z'))).toBe('2026-03-16T02:41:00Z');
  });
});

describe('canonical', () => {
  it('is the declared address unless that is the home page', () => {
    expect(metadata('<link rel="canonical" href="/other#x">').canonical).toBe(
      'https://example.org/other',
    );
    expect(metadata('<link rel="canonical" href="/">').canonical).toBe(address);
    expect(metadata('<link rel="canonical" href="javascript:alert(1)">').canonical).toBe(address);
  });
});

describe('readMetadata, for hostile pages,', () => {
  it('never throws, whatever JSON-LD contains', () => {
    const key = fc.constantFrom(
      '@type',
      'author',
      'headline',
      'datePublished',
      'image',
      '@graph',
      'hasPart',
      'name',
      '@id',
      'wordCount',
      'publisher',
      'isAccessibleForFree',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('NewsArticle', 'Person', 'x'.repeat(5_000), '', '2024-01-01'),
        fc.double(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (data) => {
        const facts = readPageMetadata(
          page('', jsonLd(data).replaceAll('</', '<\\/').replace('<\\/script>', '</script>')),
        );
        expect(readMetadata(facts).title.length).toBeLessThanOrEqual(1_000);
        expect(estimateVisibleShare(facts, 10)).toBeGreaterThanOrEqual(0);
        expect(estimateVisibleShare(facts, 10)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  it('stops in endlessly nested lists', () => {
    const depth = 200_000;
    const data = `${'['.repeat(depth)}{"@type":"Article","headline":"Deep"}${']'.repeat(depth)}`;
    const facts = readPageMetadata(page('', `<script type="application/ld+json">${data}</script>`));
    expect(facts.objects).toEqual([]);
  });

  it('reads at most 3,000 objects from all scripts together', () => {
    const objects = JSON.stringify(Array.from({ length: 1_400 }, () => ({})));
    const script = `<script type="application/ld+json">${objects}</script>`;
    expect(readPageMetadata(page('', script.repeat(2))).objects).toHaveLength(2_800);
    expect(readPageMetadata(page('', script.repeat(4))).objects).toHaveLength(3_000);
  });

  it('tolerates broken JSON-LD', () => {
    const head =
      '<script type="application/ld+json">{ broken</script><script type="application/ld+json">{"@type":"Article","headline":"Fine\n line"}</script>';
    expect(metadata(head).title).toBe('Fine line');
  });
});

describe('findNextPage', () => {
  it('accepts an address with the next page number', () => {
    expect(createNextPageTest('https://a.org/story')('https://a.org/story?page=2')).toBe(true);
    expect(createNextPageTest('https://a.org/story')('https://a.org/story/2')).toBe(true);
    expect(createNextPageTest('https://a.org/story?page=2')('https://a.org/story?page=3')).toBe(
      true,
    );
    expect(createNextPageTest('https://a.org/story')('https://a.org/story?page=3')).toBe(false);
    expect(createNextPageTest('https://a.org/story')('https://a.org/other-story')).toBe(false);
  });

  it('rejects the next article of a blog', () => {
    const blog = page('<a rel="next" href="/2026/03/another-story">Next</a>');
    expect(findNextPage(readPageMetadata(blog))).toBeUndefined();
    const parts = page('<a href="?page=2">2</a> <a href="?page=3">3</a>');
    expect(findNextPage(readPageMetadata(parts))).toBe(`${address}?page=2`);
  });
});

describe('estimateVisibleShare', () => {
  const paid = { '@type': 'NewsArticle', isAccessibleForFree: 'False', wordCount: 1_000 };

  it('returns the share of the declared word count', () => {
    expect(estimateVisibleShare(readPageMetadata(page('', jsonLd(paid))), 100)).toBeCloseTo(0.1);
    expect(estimateVisibleShare(readPageMetadata(page('', jsonLd(paid))), 900)).toBe(1);
  });

  it('returns 1 for an article without a paywall', () => {
    const free = { ...paid, isAccessibleForFree: true };
    expect(estimateVisibleShare(readPageMetadata(page('', jsonLd(free))), 400)).toBe(1);
    expect(estimateVisibleShare(readPageMetadata(page('<p>Short.</p>')), 80)).toBe(1);
  });

  it('returns less than 1 for a few words before a paywall', () => {
    const wall = page('<div class="paywall-active">Subscribe</div>');
    expect(estimateVisibleShare(readPageMetadata(wall), 80)).toBeLessThan(1);
  });
});

describe('toIsoDate in other languages', () => {
  it('parses months and orders of several languages', () => {
    for (const text of [
      '14. März 2026, 06:30 Uhr',
      'Publié le 14 mars 2026',
      '14 de marzo de 2026',
      '14 marzo 2026',
      '14 de março de 2026',
      '14 марта 2026',
      '14 Maret 2026',
      '14 मार्च 2026',
      '14 مارس 2026',
      '2026年3月14日 7時30分',
      'Stand: 14.3.2026',
      'Sat Mar 14 06:30:00 CET 2026',
    ])
      expect(toIsoDate(text), text).toBe('2026-03-14');
    expect(toIsoDate('Chapter 14 of 2026')).toBeUndefined();
    expect(toIsoDate('3/4/2026')).toBeUndefined();
  });

  it.each([
    ['2026 Mar 14', 'journals'],
    ['14/03/2026 at 19:00', 'a day above twelve before the month'],
    ['Updated: 03/14/2026', 'a day above twelve after the month'],
    ['03-14-2026, 09:03 AM', 'hyphens'],
    ['by Ada Brandt - 2026-03-14', 'ISO 8601 after a name'],
    ['Posted on March 14, 2026Tags: rivers', 'a word that follows without a space'],
  ])('parses “%s”, with %s', (text) => {
    expect(toIsoDate(text)).toBe('2026-03-14');
  });

  it('tells the month from the day by the day of the week', () => {
    expect(toIsoDate('Wed, 03/04/2026 - 11:38')).toBe('2026-03-04');
    expect(toIsoDate('Fri, 03/04/2026 - 11:38')).toBe('2026-04-03');
    expect(toIsoDate('Mon, 03/04/2026 - 11:38')).toBeUndefined();
  });
});
