/** Pages that are larger, deeper or longer than real ones. */

import { article, escaped, type Kind, page, script } from './page.ts';

const times = (count: number, size: number) => Math.ceil(count * size);

/** 300,000 elements, with or without text, in which the article may drown. */
const manyNodes: Kind = ({ story, random, size }) => {
  const units = ['<i></i>', '<b>x</b> ', '<span class=a>word </span>', '<div>cell</div>', 'x<br>'];
  const unit = units[Math.floor(random() * units.length)] ?? '';
  const body = () =>
    page(story, `${article(story)}<div>${unit.repeat(times(300_000, size))}</div>`);
  return { body, expected: 'any' };
};

/** 100,000 nested elements, which only a script can create. */
const deep: Kind = ({ story, random, size }) => {
  const tag = ['div', 'span', 'b', 'blockquote', 'section'][Math.floor(random() * 5)];
  const build = `let at = document.body; for (let i = 0; i < ${times(100_000, size)}; i++) at = at.appendChild(document.createElement('${tag}')); at.textContent = 'the bottom';`;
  // A browser may crash on such a page by itself.
  return { body: page(story, `${article(story)}${script(build)}`), expected: 'any' };
};

/** Elements nested as deep as the parser allows. */
const deepMarkup: Kind = ({ story, random }) => {
  const tag = ['ul><li', 'blockquote', 'details', 'table><tr><td', 'a', 'font'][
    Math.floor(random() * 6)
  ];
  return { body: page(story, `<div>${article(story)}</div>${`<${tag}>`.repeat(3_000)}the bottom`) };
};

/** One text of 50 MB. */
const longText: Kind = ({ story, random, size }) => {
  const unit = ['word ', 'x', 'One. ', '漢', '\u00a0', '! '][Math.floor(random() * 6)] ?? '';
  const count = Math.floor(times(50_000_000, size) / unit.length);
  const append = `document.body.append(${JSON.stringify(unit)}.repeat(${count}))`;
  return { body: page(story, `${article(story)}<hr>${script(append)}`), expected: 'any' };
};

/** Words of 10,000 characters instead of the article, or next to it. */
const longWords: Kind = ({ story, random, size }) => {
  const letter = ['a', 'é', '漢', 'ก', '👍', '9', '-'][Math.floor(random() * 7)] ?? '';
  const word = letter.repeat(times(10_000, size));
  return { body: page(story, `${article(story)}<p>${`${word} `.repeat(20)}</p>`), expected: 'any' };
};

/** Tables of 200,000 cells, or nested tables. */
const tables: Kind = ({ story, random, size }) => {
  const row = `<tr>${'<td>7</td>'.repeat(40)}</tr>`;
  const wide = () => `<table>${row.repeat(times(5_000, size))}</table>`;
  const nested = () => `${'<table><tr><td>'.repeat(150)}x${'</td></tr></table>'.repeat(150)}`;
  const isWide = random() < 0.7;
  const body = () => page(story, `${article(story)}${isWide ? wide() : nested()}`);
  // A table with a hundred times the article's text may rightly count as the main content.
  return { body, expected: isWide ? 'any' : 'summary' };
};

/** A million line breaks, between words or alone. */
const lineBreaks: Kind = ({ story, random, size }) => {
  const unit = random() < 0.5 ? '<br>' : 'a<br>';
  const body = () =>
    page(story, `${article(story)}<div>${unit.repeat(times(1_000_000, size / 2))}`);
  return { body, expected: 'any' };
};

/** One sentence repeated, so that every search for it matches everywhere. */
const repetition: Kind = ({ story, random, size }) => {
  const [sentence = ''] = story.paragraphs[0] ?? [];
  const around = random() < 0.5 ? 'p' : 'span';
  const again = `<${around}>${escaped(sentence)} </${around}>`;
  const body = () => page(story, `${article(story)}${again.repeat(times(20_000, size))}`);
  return { body, expected: 'any' };
};

/** Text on which careless regular expressions backtrack without end. */
const patternBait: Kind = ({ story, random, size }) => {
  const baits = [
    ' ',
    '.',
    '"',
    '(',
    'a.',
    '1,',
    '\u0301',
    '\u200d',
    '\ud83d\udc4d\u200d',
    '- ',
    '?!',
  ];
  const [bait = '', other = ''] = [
    baits[Math.floor(random() * baits.length)],
    baits[Math.floor(random() * baits.length)],
  ];
  const count = times(200_000, size);
  const build = `const p = document.createElement('p'); p.textContent = 'The sum ' + ${JSON.stringify(bait)}.repeat(${count}) + 'x' + ${JSON.stringify(other)}.repeat(${count}); document.querySelector('article').append(p);`;
  return { body: page(story, `${article(story)}${script(build)}`), expected: 'any' };
};

/** More style rules than elements, each of which matches against all of them. */
const heavyStyle: Kind = ({ story, size }) => {
  const rules = Array.from(
    { length: times(5_000, size) },
    (_none, i) => `.a${i} > :not(.b) ~ * { color: red }`,
  );
  const head = `<style>${rules.join('')}</style>`;
  const body = () =>
    page(story, `${article(story)}${'<div class=a1><i></i></div>'.repeat(times(5_000, size))}`, {
      head,
    });
  return { body };
};

/** Nested elements that are costly to inspect because each contains all the others. */
const nestedAnswers: Kind = ({ story, random, size }) => {
  const tag = ['button', 'h1', 'sup', 'a', 'p', 'time'][Math.floor(random() * 6)] ?? '';
  const style = ['', 'opacity: 0', 'display: contents', 'font-size: 1px'][Math.floor(random() * 4)];
  const build = `
    let at = document.querySelector('article');
    for (let i = 0; i < ${times(4_000, size)}; i++) {
      const next = document.createElement('${tag}');
      next.className = 'button byline author published caption';
      next.title = next.rel = 'author';
      next.href = '/author/2';
      next.append(i % 100 ? '' : 'Accept all cookies. ', document.createElement('a'));
      at = at.appendChild(next);
    }
    document.querySelector('article').style = '${style}';`;
  return { body: page(story, `${article(story)}${script(build)}`), expected: 'any' };
};

export const sizeKinds = {
  manyNodes,
  deep,
  deepMarkup,
  longText,
  longWords,
  tables,
  lineBreaks,
  repetition,
  patternBait,
  heavyStyle,
  nestedAnswers,
};
