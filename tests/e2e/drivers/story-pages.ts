/** Pages whose address alone does not name the article that they show. Each is made of `storyPage`s. */

import { storyPage } from './story.ts';

/**
 * The page at a path, if there is one:
 *
 * - `/framed-story?n=3` holds story 3 in a `srcdoc` frame that fills the window; with `sandbox` in
 *   the query the frame has an opaque origin, with `blob` it is a `blob:` frame;
 * - `/routed-stories#/3` is an application that shows story 3, by the fragment alone;
 * - `/replaced-story?n=3` is story 3 until its button is pressed, and then the one after it;
 * - `/pushed-story?n=3` is the same, but it changes its address with it. Its canonical address stays.
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

/** The headline of a story, by its number. */
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

/** Shows another story in the place of the last one, headline and title included. */
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
