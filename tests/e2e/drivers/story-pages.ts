/** Pages whose address alone does not identify the article, built from `storyPage`s. */

import { storyPage } from './story.ts';

/**
 * Returns the page at a path, if there is one:
 *
 * - `/framed-story?n=3` has story 3 in a `srcdoc` frame that fills the window; `sandbox` in the
 *   query gives the frame an opaque origin, and `blob` makes it a `blob:` frame;
 * - `/routed-stories#/3` is an application that shows story 3 by its fragment alone;
 * - `/replaced-story?n=3` is story 3 until its button is pressed, then the next one;
 * - `/pushed-story?n=3` also changes its address, but not its canonical address.
 */
export function storyPageAt(path: string, query: URLSearchParams): string | undefined {
  switch (path) {
    case '/framed-story':
      return query.has('blob')
        ? framedBlob(Number(query.get('n')))
        : framed(Number(query.get('n')), query.has('sandbox'));
    case '/routed-stories':
      return routed;
    case '/replaced-story':
      return replaced(Number(query.get('n')));
    case '/pushed-story':
      return pushed(Number(query.get('n')));
    default:
      return undefined;
  }
}

/** Returns the headline of a story by its number. */
export function storyTitle(n: number): string {
  return /<title>(.*?)<\/title>/.exec(storyPage(n))?.[1] ?? '';
}

const wholeWindow = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0';

function framed(n: number, sandbox: boolean): string {
  const text = storyPage(n).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><html lang="en"><title>Letters</title><body><iframe ${
    sandbox ? 'sandbox ' : ''
  }style="${wholeWindow}" srcdoc="${text}"></iframe></body></html>`;
}

function framedBlob(n: number): string {
  return `<!doctype html><html lang="en"><title>Letters</title><body><iframe style="${wholeWindow}"></iframe><script>
(async () => {
  const frame = document.querySelector('iframe');
  frame.addEventListener('load', () => { document.body.dataset.shown = ${n}; });
  frame.src = URL.createObjectURL(await (await fetch('/story?n=${n}')).blob());
})();
</script></body></html>`;
}

/** Replaces the story with its headline and title. */
const show = `async function show(n) {
  const text = await (await fetch('/story?n=' + n)).text();
  const story = new DOMParser().parseFromString(text, 'text/html');
  document.title = story.title;
  document.querySelector('#story').replaceChildren(story.querySelector('article'));
  document.body.dataset.shown = n;
}`;

const routed = `<!doctype html><html lang="en"><title>Stories</title><body><main id="story"></main><script>
${show}
const route = () => show(Number(location.hash.slice(2)));
addEventListener('hashchange', route);
route();
</script></body></html>`;

function replaced(n: number, head = '', before = ''): string {
  return `<!doctype html><html lang="en"><head><title>Stories</title>${head}</head><body><button id="next">Next</button><main id="story"></main><script>
${show}
document.querySelector('#next').addEventListener('click', () => {
  ${before}
  show(${n + 1});
});
show(${n});
</script></body></html>`;
}

function pushed(n: number): string {
  const canonical = `<link rel="canonical" href="/pushed-story?n=${n}">`;
  return replaced(n, canonical, `history.pushState(null, '', '/pushed-story?n=${n + 1}');`);
}
