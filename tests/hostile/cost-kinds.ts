/**
 * Pages on which each element is expensive to inspect: long attributes, many ancestors, collapsed
 * parts.
 */

import { article, closing, escaped, type Kind, page, script } from './page.ts';

const times = (count: number, size: number) => Math.ceil(count * size);

function choose<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Thousands of elements that share an attribute of 100 kB and more. */
const longAttributes: Kind = ({ story, random, size }) => {
  const names = choose(
    [
      ['class'],
      ['id'],
      ['itemprop', 'rel', 'role'],
      ['href'],
      ['style', 'title', 'datetime'],
      ['class', 'id', 'itemprop', 'rel', 'href', 'style', 'aria-controls', 'aria-labelledby'],
    ],
    random,
  );
  const unit = choose(['k', 'k ', 'author', 'x-byline '], random);
  const tag = choose(['i', 'a', 'time', 'div', 'button'], random);
  const build = `
    const value = ${JSON.stringify(unit)}.repeat(${times(500_000, size)} / ${unit.length});
    const box = document.body.appendChild(document.createElement('div'));
    for (let i = 0; i < ${times(3_000, size)}; i++) {
      const element = document.createElement('${tag}');
      for (const name of ${JSON.stringify(names)}) element.setAttribute(name, value);
      box.append(element);
    }`;
  return { body: page(story, `${article(story)}${script(build)}`), expected: 'any' };
};

/** Hundreds of thousands of links, meta elements and metadata. */
const manyLinks: Kind = ({ story, random, size }) => {
  const [unit, count] = choose(
    [
      // Browsers are slow at each of these.
      ['<link rel=next href=/x>', 100_000],
      ['<link rel=canonical href="">', 100_000],
      ['<meta name=author content=" ">', 300_000],
      ['<script type="application/ld+json">[1]</script>', 300_000],
      ['<a rel=next href=/x></a><a href=2>2</a><h1></h1>', 100_000],
    ] as const,
    random,
  );
  // Faster than the browser's own parser would insert them.
  const build = `document.header.insertAdjacentHTML('beforeend', ${JSON.stringify(unit)}.repeat(${times(count, size)}));`;
  return { body: page(story, `${article(story)}${script(build)}`), expected: 'any' };
};

/** Thirty pieces of metadata of the greatest allowed length, each broken at its end. */
const longData: Kind = ({ story, random, size }) => {
  const value = 'n'.repeat(times(990_000, size));
  const end = choose(['"}', '"', '"}];'], random);
  const data = `<script type="application/ld+json">{"@type":"Thing","name":"${value}${end}</script>`;
  return { body: () => page(story, `${article(story)}${data.repeat(30)}`) };
};

/** An address of a megabyte, or the longest base address that a browser accepts. */
const longAddress: Kind = ({ story, random, size }) => {
  const isBase = random() < 0.5;
  const long = 'a'.repeat(times(isBase ? 50_000 : 900_000, size));
  const links = '<a rel=next href="?page=2">2</a>'.repeat(times(isBase ? 300 : 3_000, size));
  const head = isBase ? `<base href="/${long}/">` : '';
  const build = isBase ? '' : script(`location.hash = ${JSON.stringify(long)};`);
  return { body: page(story, `${article(story)}${links}${build}`, { head }) };
};

/**
 * Thousands of paragraphs at the greatest depth that can be laid out, since queries walk up the
 * ancestors.
 */
const deepAnswers: Kind = ({ story, random, size }) => {
  const [outer, inner, count] = choose(
    [
      ['details', 'p', 20_000],
      ['h1', 'p', 20_000],
      ['div', 'time', 20_000],
      ['span', 'span', 20_000],
      ['table', 'td', 20_000],
      // A browser looks for the form of each button in the same way.
      ['form', 'button', 2_000],
      ['article', 'a', 20_000],
    ] as const,
    random,
  );
  const build = `
    let at = document.body.appendChild(document.createElement('${outer}'));
    at.toggleAttribute('open', true);
    for (let i = 0; i < ${times(800, size)}; i++) {
      const next = document.createElement(i % 50 ? 'div' : '${outer}');
      next.toggleAttribute('open', true);
      next.setAttribute('itemprop', 'x');
      at = at.appendChild(next);
    }
    for (let i = 0; i < ${times(count, size)}; i++) {
      const element = document.createElement('${inner}');
      element.className = 'said published';
      element.setAttribute('itemprop', 'name');
      element.setAttribute('datetime', 'soon');
      element.setAttribute('href', '/author/2');
      element.append('The ferry left the northern quay with ninety passengers on board, on day ' + i + '.');
      at.append(element);
    }`;
  return { body: page(story, `${article(story)}${script(build)}`), expected: 'any' };
};

/** The article moves below thousands of hidden elements after extraction. */
const closedDeep: Kind = ({ story, random, size }) => {
  // Elements that are not rendered can be deeper than any browser could lay out.
  const [style, depth] = choose(
    [
      ['display: none', 15_000],
      ['visibility: hidden', 800],
      ['display: contents', 800],
    ] as const,
    random,
  );
  const isEach = random() < 0.5;
  const close = `
    const article = document.querySelector('article');
    const top = document.createElement('div');
    top.style = '${style}';
    let at = top;
    for (let i = 0; i < ${times(depth, size)}; i++) {
      at = at.appendChild(document.createElement('div'));
      at.id = 'part';
      ${isEach ? `at.style = '${style}';` : ''}
    }
    article.replaceWith(top);
    at.append(article);`;
  const control = '<button aria-expanded="false" aria-controls="part">More</button>';
  return { body: page(story, `${control.repeat(50)}${article(story)}${closing(close)}`) };
};

/** After extraction, countless controls with endless lists collapse the article. */
const closedByControls: Kind = ({ story, random, size }) => {
  const list = choose(['x ', 'part ', 'tab-1 '], random);
  const role = choose(
    ["setAttribute('role', 'tab')", "setAttribute('aria-expanded', 'false')"],
    random,
  );
  const close = `
    const value = ${JSON.stringify(list)}.repeat(${times(100_000, size)});
    const article = document.querySelector('article');
    for (let i = 0; i < ${times(3_000, size)}; i++) {
      const control = document.body.appendChild(document.createElement('button'));
      control.${role};
      control.setAttribute('aria-controls', value);
    }
    let at = document.body.appendChild(document.createElement('div'));
    for (let i = 0; i < 100; i++) {
      at = at.appendChild(document.createElement('div'));
      at.id = 'hidden-' + i;
      at.setAttribute('aria-labelledby', value);
      at.style = 'display: none';
    }
    at.append(article);`;
  return { body: page(story, `${article(story)}${closing(close)}`) };
};

/** After extraction, the article moves into nested collapsed parts of one kind or of all. */
const closedNested: Kind = ({ story, random, size }) => {
  const part = choose(
    [
      "document.createElement('details')",
      "Object.assign(document.createElement('div'), { hidden: 'until-found' })",
      "Object.assign(document.createElement('div'), { style: 'display: contents' })",
      "Object.assign(document.createElement('form'), { innerHTML: '<input name=parentElement>' })",
      "document.createElement('div').attachShadow({ mode: 'open' }).appendChild(document.createElement('slot')).getRootNode().host",
    ],
    random,
  );
  const close = `
    const article = document.querySelector('article');
    const top = document.createElement('div');
    let at = top;
    for (let i = 0; i < ${times(2_000, size)}; i++) at = at.appendChild(${part});
    article.replaceWith(top);
    at.append(article);`;
  return { body: page(story, `${article(story)}${closing(close)}`) };
};

/** Hundreds of frames, each with a document of its own. */
const manyFrames: Kind = ({ story, random, size }) => {
  const source = choose(
    [
      '',
      `srcdoc="${escaped(page(story, '<p>A frame.</p>'))}"`,
      'src="data:text/html,A frame."',
      'sandbox srcdoc="A frame."',
    ],
    random,
  );
  const frame = `<iframe ${source}></iframe>`;
  return { body: page(story, `${article(story)}${frame.repeat(times(300, size))}`) };
};

export const costKinds = {
  longAttributes,
  manyLinks,
  longData,
  longAddress,
  deepAnswers,
  closedDeep,
  closedByControls,
  closedNested,
  manyFrames,
};
