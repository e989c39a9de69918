import { arabic, arabicTitle, english, englishTitle } from './prose.ts';
import { storyParagraphs } from './story.ts';

/** Obstacles between a point and the visibility of its sentence. */
export const obstacles = [
  'pictures',
  'header',
  'cookies',
  'dialog',
  'long',
  'columns',
  'rtl',
  'motion',
  'frame',
  'rerender',
] as const;
export type Obstacle = (typeof obstacles)[number] | 'plain';

const paragraph = (text: string) => `<p>${text}</p>`;
const picture = (n: number) => `<figure><img loading="lazy" src="/picture?n=${n}" alt=""></figure>`;
const header =
  '<div id="bar"><b>The Skerrow Observer</b> <a href="#">News</a> <a href="#">Sea</a></div>';

const styles: Partial<Record<Obstacle, string>> = {
  header:
    '#bar { position: sticky; top: 0; height: 120px; background: #fff; border-bottom: 1px solid }',
  motion: '#bar { position: fixed; top: 0; left: 0; right: 0; height: 90px; background: #eee }',
  // A consent dialog of nearly half the screen's height, over text in a left column.
  cookies:
    'body { margin: 0 40px; max-width: 540px } #cookies { position: fixed; left: 0; right: 0; bottom: 0; height: 46vh; background: #234; color: #fff }',
  dialog:
    '#dialog { position: fixed; left: 50%; top: 50%; width: 520px; height: 220px; margin: -110px -260px; background: #fff; border: 2px solid }',
  columns: 'article { columns: 3; column-gap: 30px } body { max-width: 1100px }',
};

/** Returns a page with an article and an obstacle. */
export function obstaclePage(obstacle: Obstacle): string {
  if (obstacle === 'frame')
    return page(
      'A page around a page',
      `<style>#bar { position: fixed; inset: 0 0 auto; height: 80px; background: #fff }</style>${header}
      <div style="height: 900px"></div>
      <iframe src="/obstacle?kind=plain" width="760" height="600"></iframe>
      <div style="height: 900px"></div>`,
    );
  const isArabic = obstacle === 'rtl';
  const [title, text] = isArabic ? [arabicTitle, arabic] : [englishTitle, english];
  const article = `<article><h1>${title}</h1>${createBody(obstacle, text)}</article>`;
  const before = obstacle === 'header' || obstacle === 'motion' ? header : '';
  const after = afterwards[obstacle] ?? '';
  const attributes = isArabic ? 'lang="ar" dir="rtl"' : 'lang="en"';
  return page(
    title,
    `<style>${styles[obstacle] ?? ''}</style>${before}<div id="lead"></div><main>${article}</main>
    <footer><p>All names and figures are invented.</p></footer>${after}`,
    attributes,
  );
}

function createBody(obstacle: Obstacle, text: readonly string[]): string {
  if (obstacle === 'long') {
    // Text at the beginning, in the middle and at the end, with much between.
    const between = storyParagraphs(7, 60).map(paragraph).join('');
    return text.map((each, i) => paragraph(each) + (i % 5 === 4 ? between : '')).join('');
  }
  const isIllustrated = obstacle === 'pictures';
  return text
    .map((each, i) => paragraph(each) + (isIllustrated && i % 3 === 2 ? picture(i) : ''))
    .join('');
}

const afterwards: Partial<Record<Obstacle, string>> = {
  cookies: '<div id="cookies" role="region"><p>Biscuits?</p><button>Accept</button></div>',
  dialog:
    '<div id="dialog" role="dialog" aria-label="Letter"><p>Our letter?</p><button>No</button></div>',
  // A framework that renders the article again soon after scrolling, and shows nothing for a
  // moment.
  rerender: `<script>
    let drawn = 0;
    addEventListener('scroll', () => {
      if (drawn++ % 25) return;
      setTimeout(() => {
        const article = document.querySelector('article');
        const html = article.innerHTML;
        article.replaceChildren();
        setTimeout(() => { article.innerHTML = html; }, 40);
      }, 60);
    });
  </script>`,
};

function page(title: string, body: string, attributes = 'lang="en"'): string {
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>${title}</title><style>
    body { margin: 0 auto; max-width: 672px; font: 17px/1.6 serif }
    img { max-width: 100% }
    footer { height: 700px }
    #lead { height: 480px; background: linear-gradient(#cde, #9ab) }
  </style></head><body>${body}</body></html>`;
}

/** An image without declared size that loads late. */
export const lateByMs = 150;
export const latePicture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="560"><rect width="900" height="560" fill="#9ab"/></svg>';
