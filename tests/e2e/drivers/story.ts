import { createSeededRandom } from '../../../bench/train/random.ts';

const places = ['harbour', 'valley', 'quarry', 'orchard', 'station', 'library', 'market', 'bridge'];
const people = ['council', 'harbourmaster', 'bakers', 'museum', 'teachers', 'engineers', 'choir'];
const plans = ['ferry line', 'lamp posts', 'timetable', 'archive', 'water meters', 'old maps'];
const sentences = [
  'The {people} of the {place} has voted on the {plan} by {n} votes to {m}, after a debate of {m} hours.',
  'Of the {n} households that were asked, {m} answered that the {plan} should stay as it is.',
  'Work on the {plan} is to begin in March, and will take {m} months if the frost allows it.',
  'Nobody at the {place} remembers who had the idea, but the {people} claims it was written down in 19{n}.',
  'A report that was read aloud on Tuesday puts the yearly cost of the {plan} at {n},000 euros.',
  'The {people} fears that visitors will stay away from the {place} while the street is closed.',
  'For the first time in {m} years the {people} and the {place} agree on what should be done.',
  'Those who live beside the {place} pay {m} euros a month, and their neighbours pay nothing.',
  'The plan that was thrown out in the spring would have moved the {plan} to the {place}.',
  'In the end the {people} asked for {n} more days, since two of the drawings were missing.',
];

interface Story {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * Creates an article of about 700 words on the news of a small town; the same number gives the
 * same.
 */
export function createStory(n: number): Story {
  const random = createSeededRandom(n + 1);
  const names = [pick(people, random), pick(places, random), pick(plans, random)];
  const title = `Story ${n}: what the ${names[0]} of the ${names[1]} decided about the ${names[2]}`;
  const paragraphs = Array.from({ length: 10 }, () => storyParagraph(random));
  return { title, paragraphs };
}

/** Creates paragraphs of such news; the same number gives the same. */
export function storyParagraphs(n: number, count: number): string[] {
  const random = createSeededRandom(n + 1);
  return Array.from({ length: count }, () => storyParagraph(random));
}

function storyParagraph(random: () => number): string {
  return Array.from({ length: 4 }, () => fill(pick(sentences, random), random)).join(' ');
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function fill(text: string, random: () => number): string {
  const number = (max: number) => `${3 + Math.floor(random() * max)}`;
  return text
    .replace('{people}', () => pick(people, random))
    .replace('{place}', () => pick(places, random))
    .replace('{plan}', () => pick(plans, random))
    .replace('{n}', () => number(80))
    .replace('{m}', () => number(9));
}

/** Returns a page with only a story. */
export function storyPage(n: number): string {
  const { title } = createStory(n);
  return `<!doctype html><html lang="en"><title>${title}</title><body>${storyHtml(n)}</body></html>`;
}

/** Keeps both ends of the article from being on the screen together. */
const tall = '<style>article { line-height: 3 }</style>';

/** Number of stories in the app. */
const appStories = 3;

/**
 * Returns an application that shows several stories at one address, by its fragment (`#/2`) or by
 * the event `do` on its root with an attribute `data-do`. `show 2` replaces the story, `reveal 2`
 * hides the others, `fill 2` reuses the paragraphs of the last one, `append 2` adds it below, and
 * `open 2` writes a new document.
 */
export function appPage(): string {
  const stories = Array.from({ length: appStories }, (_none, i) => storyHtml(i + 1));
  return `<!doctype html><html lang="en"><title>The reading app</title>${tall}<body>
<nav><a href="#/1">1</a> <a href="#/2">2</a> <a href="#/3">3</a></nav><main id="story"></main>
<script>
const stories = ${JSON.stringify(stories)};
const place = document.querySelector('main');
function show(n) { place.innerHTML = stories[n - 1]; }
function reveal(n) {
  const sections = stories.map((story, i) => '<section' + (i === n - 1 ? '>' : ' hidden>') + story + '</section>');
  place.innerHTML = sections.join('');
  document.title = place.querySelectorAll('h1')[n - 1].textContent;
}
function append(n) { place.insertAdjacentHTML('beforeend', stories[n - 1]); }
function fill(n) {
  const next = new DOMParser().parseFromString(stories[n - 1], 'text/html');
  const [now, then] = [place, next].map((root) => root.querySelectorAll('h1, p'));
  now.forEach((element, i) => { element.textContent = then[i].textContent; });
}
function open(n) {
  document.open();
  document.write('<!doctype html><html lang="en"><title>The reading app</title>${tall}<body>' + stories[n - 1]);
  document.close();
  // Opening a document takes its listeners away.
  listen();
}
const deeds = { show, reveal, append, fill, open };
function listen() {
  const root = document.documentElement;
  root.addEventListener('do', () => {
    const [name, n] = root.dataset.do.split(' ');
    deeds[name](Number(n));
  });
}
function follow() { show(Number(/^#\\/(\\d)/.exec(location.hash)?.[1] ?? 1)); }
addEventListener('hashchange', () => { if (location.hash.startsWith('#/')) follow(); });
listen();
follow();
</script></body></html>`;
}

function storyHtml(n: number): string {
  const { title, paragraphs } = createStory(n);
  return `<article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article>`;
}
