import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Article, type Post } from '../../../src/extraction/article.ts';
import { extractArticle } from '../../../src/extraction/extract.ts';
import { fixture, page } from '../pages.ts';

const sentences = [
  'The weir at the lower mill was opened by hand again last night, because the motor had drawn in weed and stopped halfway. ',
  'It took two people and a borrowed crank to lift the gate the rest of the way, and the water was over the path by then. ',
  'Nobody was hurt, but the bench by the footbridge is gone, and somebody should tell the council before the weekend. ',
];
const prose = (at: number): string =>
  `<p>${sentences[at % 3]}${sentences[(at + 1) % 3]}</p><p>Note ${at}: ${sentences[(at + 2) % 3]}</p>`;

function findPostsOf(document: Document): readonly Post[] | undefined {
  const result = extractArticle(document, { kind: 'page', force: true });
  expect(result.ok && v.is(Article, result.value)).toBe(true);
  return result.ok ? result.value.posts : undefined;
}

describe('findPosts', () => {
  it('finds the posts of a thread with their authors', () => {
    expect(findPostsOf(fixture('forum--thread'))).toEqual([
      { author: 'marsh_otter', firstBlock: 0 },
      { author: 'driftwood', firstBlock: 1 },
      { author: 'Nell', firstBlock: 2 },
      { author: 'marsh_otter', firstBlock: 3 },
    ]);
  });

  it('makes who began a thread its author, and that day its date', () => {
    const head = '<meta name="author" content="Rolf Amdal">';
    const post = (name: string, day: number) =>
      `<div class="post"><b class="username">${name}</b> <time datetime="2026-02-0${day}">then</time>${prose(day)}</div>`;
    const posts = ['tove', 'arne', 'wim'].map((name, at) => post(name, at + 1)).join('');
    const read = (type: string) => {
      const document = page(`<h1>Who opens the weir?</h1>${posts}`, `${head}${type}`);
      const result = extractArticle(document, { kind: 'page', force: true });
      return result.ok ? [result.value.byline, result.value.published] : [];
    };
    expect(read('')).toEqual(['tove', '2026-02-01']);
    expect(read('<meta property="og:type" content="article">')[0]).toBe('Rolf Amdal');
  });

  it('finds the time of a post in the line that names its author', () => {
    const post = (name: string, day: number) =>
      `<div class="post"><p class="author">by <a href="/u/${name}">${name}</a> » Tue Feb 0${day}, 2026 1:47 am</p>${prose(day)}</div>`;
    const posts = ['tove', 'arne', 'wim'].map((name, at) => post(name, at + 1)).join('');
    expect(findPostsOf(page(`<h1>Who opens the weir?</h1>${posts}`))).toMatchObject([
      { author: 'tove', time: '2026-02-01' },
      { author: 'arne', time: '2026-02-02' },
      { author: 'wim', time: '2026-02-03' },
    ]);
  });

  it('takes no day on which an author joined for the time of a post', () => {
    const post = (name: string, day: number) =>
      `<div class="post"><dl class="poster"><dt>${name}</dt><dd>Joined: Feb 0${day}, 2024</dd></dl>${prose(day)}</div>`;
    const posts = ['tove', 'arne', 'wim'].map((name, at) => post(name, at + 1)).join('');
    const found = findPostsOf(page(`<h1>Who opens the weir?</h1>${posts}`)) ?? [];
    expect(found).toHaveLength(3);
    expect(found.filter(({ time }) => time)).toEqual([]);
  });

  it('finds the entries of a live blog with their times', () => {
    const posts = findPostsOf(fixture('live-blog--updates')) ?? [];
    expect(posts.map(({ time }) => time)).toEqual([
      '2026-02-03T16:40:00Z',
      '2026-02-03T14:15:00Z',
      '2026-02-03T11:05:00Z',
      '2026-02-03T07:30:00Z',
    ]);
    expect(posts[0]?.firstBlock).toBe(2);
  });

  it('returns the author of an answer, not its last editor', () => {
    const sign = (did: string, name: string, owner = '') =>
      `<div class="user-action-time fl-grow">${did} <time datetime="2026-02-03">on Tuesday</time></div>` +
      `<div class="user-details"${owner}><a href="/u/${name}">${name}</a></div>`;
    const answers = ['tove', 'arne', 'wim']
      .map(
        (name, at) =>
          `<div class="answer">${prose(at)}${sign('edited', 'rolf')}${sign('answered', name, ' itemprop="author"')}</div>`,
      )
      .join('');
    const posts = findPostsOf(page(`<h1>Who opens the weir?</h1>${answers}`)) ?? [];
    expect(posts.map(({ author }) => author)).toEqual(['tove', 'arne', 'wim']);
  });

  it('returns the name of an author alone', () => {
    const signed = [
      '<b class="username">marsh_otter Offline</b>',
      '<b class="username">Driftwood D</b>',
      '<b class="username">nell@mill.example</b>',
      '<b class="username"><a>Log in or sign up</a> <a>wim</a></b>',
    ];
    const posts = signed.map((name, at) => `<div class="post">${name}${prose(at)}</div>`).join('');
    const found = findPostsOf(page(`<h1>Who opens the weir?</h1>${posts}`)) ?? [];
    expect(found.map(({ author }) => author)).toEqual(['marsh_otter', 'Driftwood', 'nell', 'wim']);
  });

  it('counts signed text before the first answer as a post', () => {
    const answers = ['tove', 'arne']
      .map((name, at) => `<div class="answer"><b class="username">${name}</b>${prose(at)}</div>`)
      .join('');
    const question = `<div class="question"><b class="username">wim</b>${prose(5)}</div>`;
    const posts = findPostsOf(page(`<h1>Who opens the weir?</h1>${question}${answers}`)) ?? [];
    expect(posts.map(({ author }) => author)).toEqual(['wim', 'tove', 'arne']);
  });

  it('separates an answer from the post that contains it', () => {
    const reply = `<div class="reply"><a class="username">arne</a>${prose(1)}</div>`;
    const first = `<div class="reply"><a class="username">tove</a>${prose(0)}${reply}</div>`;
    const second = `<div class="reply"><a class="username">wim</a>${prose(2)}</div>`;
    const posts = findPostsOf(page(`<h1>The weir</h1>${first}${second}`)) ?? [];
    expect(posts.map(({ author }) => author)).toEqual(['tove', 'arne', 'wim']);
  });

  it('separates announcements at headings with a date below them', () => {
    const days = ['3 March 2026', '19 February 2026', '2 January 2026'];
    const items = days.map((day, at) => `<h2>Notice ${at + 1}</h2><p>${day}</p>${prose(at)}`);
    const posts = findPostsOf(page(`<main><h1>Notices of the mill</h1>${items.join('')}</main>`));
    expect(posts?.map(({ time }) => time)).toEqual(['2026-03-03', '2026-02-19', '2026-01-02']);
  });

  it('reads the authors of a chat from the attributes of its turns', () => {
    const turns = ['user', 'assistant', 'user', 'assistant']
      .map((role, at) => `<article data-turn="${role}">${prose(at)}</article>`)
      .join('');
    const posts = findPostsOf(page(`<main><h1>The weir</h1>${turns}</main>`)) ?? [];
    expect(posts.map(({ author }) => author)).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  it('returns no posts for a single article with signed sections', () => {
    const section = (at: number): string =>
      `<section class="part"><span class="author">Ina Marsh</span>${prose(at)}</section>`;
    expect(findPostsOf(page(`<h1>The weir</h1>${section(0)}${section(1)}`))).toBeUndefined();
    expect(findPostsOf(fixture('news--summary-prompt'))).toBeUndefined();
    expect(findPostsOf(fixture('reference--encyclopedia'))).toBeUndefined();
  });
});
