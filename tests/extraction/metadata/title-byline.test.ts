import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../src/extraction/metadata/metadata.ts';
import { readPageMetadata } from '../../../src/extraction/metadata/page-metadata.ts';
import { page } from '../pages.ts';

function metadata(head: string, body = '', lines: string[] = []) {
  return readMetadata(readPageMetadata(page(body, head)), () => lines);
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

describe('readTitle', () => {
  it('returns the heading that the user sees', () => {
    const head = '<title>Short | Site</title><meta property="og:title" content="Short">';
    expect(metadata(head, '<h1>The Long Headline of This Story</h1>').title).toBe(
      'The Long Headline of This Story',
    );
  });

  it('does not return the name of the site from a first-level heading', () => {
    const head =
      '<title>A Storm Is Coming - The Daily Planet</title><meta property="og:site_name" content="The Daily Planet">';
    expect(metadata(head, '<h1>The Daily Planet</h1>').title).toBe('A Storm Is Coming');
  });

  it('returns the one of several headings that agrees with the page’s titles', () => {
    const head = '<title>How Bees Sleep</title>';
    const body = '<h1>Our menu for you</h1><h1>How Bees Sleep</h1><h1>Sign up now please</h1>';
    expect(metadata(head, body).title).toBe('How Bees Sleep');
  });

  it('returns the heading of the post if the first-level one has the name of the blog', () => {
    const head =
      '<title>Slow Water: Why the weir sings</title><meta property="og:title" content="Why the weir sings">';
    const body =
      '<h1>Slow Water</h1><h2>Monday</h2><h3>Why the weir sings</h3><h4>Older posts</h4>';
    expect(metadata(head, body).title).toBe('Why the weir sings');
  });

  it('does not cut a title at a colon of its own', () => {
    const head = '<title>DAM : ce que le barrage ne dit pas - Les carnets de Paul</title>';
    const body = '<h2>DAM : ce que le barrage ne dit pas</h2>';
    expect(metadata(head, body).title).toBe('DAM : ce que le barrage ne dit pas');
  });

  it.each(['Slow Water | Example.org', 'Example.org: Slow Water', 'Example · Slow Water'])(
    'is of “%s” without the site’s name, which the host name spells',
    (title) => {
      expect(metadata(`<title>${title}</title>`, '<h1>example.org</h1>').title).toBe('Slow Water');
    },
  );

  it('keeps its second half where only a longer title has the name of the site', () => {
    const head =
      '<title>New to the river – which boat first? - Questions - Boats</title><meta property="og:title" content="New to the river – which boat first?">';
    expect(metadata(head).title).toBe('New to the river – which boat first?');
  });

  it('is not a heading that shares only the name of the site with it', () => {
    const head =
      '<title>How weirs are opened by hand - WeirNews</title><meta property="og:site_name" content="WeirNews">';
    expect(metadata(head, '<h1>A message from the founder of WeirNews:</h1>').title).toBe(
      'How weirs are opened by hand',
    );
  });

  it('has no text of styles, icons and copies for screen readers', () => {
    const parts =
      '<style>.a{color:red}</style><svg><title>Drawn by hand</title></svg><span aria-hidden="true">Why weirs sing</span>';
    const body = `<h1>${parts}<span>Why weirs sing</span></h1>`;
    expect(metadata('<title>Why weirs sing</title>', body).title).toBe('Why weirs sing');
  });

  it('is the heading of the chapter where that of the first level has the name of the book', () => {
    const head = '<title>Of sluices and what they keep - The Handbook of Small Rivers</title>';
    const book = '<h1>The Handbook of Small Rivers</h1>';
    const chapter = 'Of sluices and what they keep';
    expect(metadata(head, `${book}<h2>${chapter}</h2>`).title).toBe(chapter);
    expect(metadata(head, `${book}<h1>${chapter}</h1>`).title).toBe(chapter);
    const short = '<title>Of sluices - The Handbook of Small Rivers</title>';
    expect(metadata(short, `${book}<h2>Of sluices</h2>`).title).toBe('Of sluices');
  });

  it('is no heading below the first level that has the name of the site before the title', () => {
    const head =
      '<title>Rivers Today | Who opens the weir at Holm</title><meta property="og:site_name" content="Rivers Today">';
    const body = '<h2>Rivers Today</h2><h1>Who opens the weir at Holm</h1>';
    expect(metadata(head, body).title).toBe('Who opens the weir at Holm');
  });

  it('is the heading without the label before it that the metadata do not have', () => {
    const head = `<title>Question - Which boat first? | Boats</title>${jsonLd({ '@type': 'DiscussionForumPosting', headline: 'Which boat first?' })}`;
    const body = '<h1><span>Question</span> <span>Which boat first?</span></h1>';
    expect(metadata(head, body).title).toBe('Which boat first?');
  });

  it.each([
    [
      'The 2026 Bank Prize for Boats: The best boats for small rivers',
      'The best boats for small rivers',
    ],
    ['2026 prices of boats for rivers', 'Prices of boats for rivers'],
  ])('is “%s” whole, because what is before another title is no label', (heading, other) => {
    expect(metadata(`<title>${other}</title>`, `<h1>${heading}</h1>`).title).toBe(heading);
  });

  it('is the heading without the date before it', () => {
    const head = '<title>Who opens the weir | Rivers</title>';
    const body = '<h1><span>Mar 14 2026</span> Who opens the weir</h1>';
    expect(metadata(head, body).title).toBe('Who opens the weir');
  });

  it('is the heading that puts the title for search into other words', () => {
    const head =
      '<title>Boat hire in Holm - prices of 2026 | Boats</title><meta property="og:title" content="Boat hire in Holm - prices of 2026">';
    const heading = 'How much does it cost to hire a boat for a day in Holm?';
    expect(metadata(head, `<h1>${heading}</h1>`).title).toBe(heading);
  });

  it('is the heading without the name of the site after it', () => {
    const head =
      '<title>Why weirs sing | Rivers Today</title><meta property="og:site_name" content="Rivers Today">';
    expect(metadata(head, '<h1>Why weirs sing | Rivers Today</h1>').title).toBe('Why weirs sing');
  });

  it('is that of the document if the one for sharing is the name of the site', () => {
    const head =
      '<title>All the weirs</title><meta property="og:title" content="Boats"><meta property="og:site_name" content="Boats">';
    expect(metadata(head).title).toBe('All the weirs');
  });

  it('is that of the metadata where the heading is a slogan', () => {
    const head =
      '<title>Hand-built boats for small rivers | Boats</title><meta property="og:title" content="Hand-built boats for small rivers"><meta property="og:site_name" content="Boats">';
    const slogan = '<h1>Float away with boats that last</h1>';
    expect(metadata(head, slogan).title).toBe('Hand-built boats for small rivers');
  });

  it('is no logo', () => {
    const head = '<title>The ferry - Institute of Small Rivers in Holm</title>';
    const body = '<h1 id="main-logo">Institute of Rivers</h1>';
    expect(metadata(head, body).title).toBe('The ferry - Institute of Small Rivers in Holm');
  });

  it('is the heading of the first level that differs from the title only in punctuation', () => {
    const head = '<title>On weirs that sing: a guide by ear</title>';
    const body = '<h1>On weirs that sing - a guide by ear</h1><h3>On weirs that sing</h3>';
    expect(metadata(head, body).title).toBe('On weirs that sing - a guide by ear');
  });

  it('has the characters that entities in metadata stand for', () => {
    const head =
      '<meta property="og:title" content="Weirs &amp;#x26; mills &amp;#8211; by ear &amp;#9999999999;">';
    expect(metadata(head).title).toBe('Weirs & mills – by ear &#9999999999;');
  });

  it.each([
    ['(4) Why the weir sings', 'Why the weir sings'],
    ['Why the weir sings: The Daily Planet', 'Why the weir sings'],
    ['水闸为什么会唱歌_社会新闻_南方日报', '水闸为什么会唱歌_社会新闻'],
    ['Reading a_file in one go', 'Reading a_file in one go'],
  ])('removes the site’s additions from %s', (title, expected) => {
    const site = /\p{Script=Han}/u.test(title) ? '南方日报' : 'The Daily Planet';
    const head = `<title>${title}</title><meta property="og:site_name" content="${site}">`;
    expect(metadata(head).title).toBe(expected);
  });
});

describe('readByline', () => {
  it.each(['Ada Brandt on', 'Ada Brandt Last updated', 'By Ada Brandt Last'])(
    'is of “%s” the name alone',
    (text) => {
      expect(metadata('', `<h1>The weir</h1><p class="byline">${text}</p>`).byline).toBe(
        'Ada Brandt',
      );
    },
  );

  it('prefers JSON-LD to markup', () => {
    const head = jsonLd({ '@type': 'Article', author: [{ name: 'Ada Brandt' }, 'Leo Ruiz'] });
    expect(metadata(head, '<a rel="author">Someone Else</a>').byline).toBe('Ada Brandt, Leo Ruiz');
  });

  it('resolves an author that is given by @id', () => {
    const graph = [
      { '@type': 'Article', author: { '@id': '#a' } },
      { '@type': 'Person', '@id': '#a', name: 'Ada Brandt' },
    ];
    expect(metadata(jsonLd({ '@graph': graph })).byline).toBe('Ada Brandt');
  });

  it('removes “By”, dates and addresses', () => {
    expect(metadata('<meta name="author" content="By Ada Brandt, March 3, 2024">').byline).toBe(
      'Ada Brandt',
    );
    expect(
      metadata('<meta name="author" content="https://example.org/ada">').byline,
    ).toBeUndefined();
    expect(metadata('', '<h1>T</h1>', ['von Ada Brandt']).byline).toBe('Ada Brandt');
  });

  it('prefers a person on the page to an organization in JSON-LD', () => {
    const head = jsonLd({ '@type': 'Article', author: { '@type': 'Organization', name: 'Acme' } });
    expect(metadata(head, '<span class="byline">By Ada Brandt</span>').byline).toBe('Ada Brandt');
  });

  it.each([
    ['the name of a paper', '<a rel="author">Ada Brandt For The Daily Planet</a>'],
    ['a job', '<span class="author-name">Ada Brandt, Senior Editor</span>'],
    ['an agency', '<span class="author-name">Ada Brandt (Reuters)</span>'],
    ['a button', '<span class="author-name">Ada Brandt<button>Follow</button></span>'],
    ['another element', '<a rel="author"><b>Ada Brandt</b><span>Harbour desk</span></a>'],
    ['an element of that id', '<span id="author">Ada Brandt</span>'],
  ])('returns the person without %s', (_what, body) => {
    expect(metadata('', body).byline).toBe('Ada Brandt');
  });

  it('prefers a person on the page to an author named like an organization', () => {
    const head = '<meta name="author" content="Foundation for Inland Waters">';
    expect(metadata(head, '<a rel="author">night_heron</a>').byline).toBe('night_heron');
    expect(metadata(head).byline).toBe('Foundation for Inland Waters');
  });

  it('finds names with roles in a line below the headline', () => {
    const line = 'Ada Brandt, Lead Engineer, and Leo Ruiz, VP and Research Fellow, River Works';
    expect(metadata('', '<h1>T</h1>', [line]).byline).toBe('Ada Brandt, Leo Ruiz');
    expect(
      metadata('', '<h1>T</h1>', ['The weir, the mill and the bridge']).byline,
    ).toBeUndefined();
  });

  it('does not return the author of a comment', () => {
    const body = '<div class="comment"><b class="author-name">Leo Ruiz</b></div>';
    expect(metadata('', body).byline).toBeUndefined();
  });
});
