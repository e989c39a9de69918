/** Pages whose scripts interfere with the extraction while it runs. */

import { article, flag, type Kind, page, script } from './page.ts';

const flagIt = `globalThis.${flag} = 'called';`;

/** Every method and getter that the extraction might use runs the page's code or throws. */
const poisonedPrototypes: Kind = ({ story, random }) => {
  const what = random() < 0.5 ? `${flagIt} throw new Error('poisoned');` : `${flagIt} return this;`;
  const poison = `
    const owners = [Node, Element, HTMLElement, Document, HTMLDocument, Text, CharacterData, Range, Selection, NodeList, HTMLCollection, EventTarget, URL, Window];
    for (const { prototype } of owners)
      for (const name of Object.getOwnPropertyNames(prototype))
        if (name !== 'constructor') try {
          Object.defineProperty(prototype, name, { configurable: true, get() { ${what} } });
        } catch {}`;
  return { body: page(story, `${article(story)}${script(poison)}`) };
};

/** Replaces the language's built-ins: arrays, strings, regular expressions, JSON, promises. */
const poisonedLanguage: Kind = ({ story, random }) => {
  const poisons = [
    `Array.prototype[Symbol.iterator] = function () { ${flagIt} throw 1; };`,
    `Array.prototype.push = Array.prototype.map = Array.prototype.join = () => { ${flagIt} throw 1; };`,
    `String.prototype.replace = String.prototype.trim = () => { ${flagIt} return 'evil'; };`,
    `RegExp.prototype.exec = RegExp.prototype.test = () => { ${flagIt} return true; };`,
    `JSON.parse = JSON.stringify = () => { ${flagIt} throw 1; };`,
    `Object.defineProperty(Object.prototype, 'ok', { get() { ${flagIt} return true; } });`,
    `Promise.prototype.then = () => { ${flagIt} };`,
    `Object.defineProperty(Object.prototype, 'toJSON', { value: () => { ${flagIt} return 'evil'; } });`,
  ];
  const poison = poisons[Math.floor(random() * poisons.length)] ?? '';
  return { body: page(story, `${article(story)}${script(poison)}`) };
};

/** Mutates the document without end. */
const endlessMutation: Kind = ({ story, random, size }) => {
  const many = Math.ceil(300 * size);
  const changes = [
    `setInterval(() => { for (let i = 0; i < ${many}; i++) document.body.append(document.createElement('div')); }, 1);`,
    `const noise = document.body.appendChild(document.createElement('p')); setInterval(() => { noise.textContent = String(Math.random()).repeat(${many}); document.body.prepend(noise); }, 0);`,
    `const turn = () => { document.body.style.width = 300 + Math.random() * 600 + 'px'; requestAnimationFrame(turn); }; turn();`,
    `setInterval(() => { const all = [...document.querySelectorAll('p')]; document.querySelector('article').append(all[Math.floor(Math.random() * all.length)]); }, 1);`,
    `new MutationObserver(() => setTimeout(() => document.body.toggleAttribute('x'))).observe(document, { subtree: true, attributes: true }); document.body.toggleAttribute('x');`,
  ];
  const change = changes[Math.floor(random() * changes.length)] ?? '';
  return { body: page(story, `${article(story)}${script(change)}`), expected: 'any' };
};

/** Navigates away or replaces the document at any moment. */
const vanishing: Kind = ({ story, random }) => {
  const after = Math.floor(random() * 400);
  const ends = [
    `document.open(); document.write('<p>Gone</p>');`,
    'document.open();',
    `document.documentElement.innerHTML = '';`,
    `location.hash = Math.random();`,
    `history.pushState({}, '', '?' + Math.random());`,
    `location.replace('about:blank');`,
    `document.body.replaceChildren();`,
    'location.reload();',
    'window.stop();',
  ];
  const end = ends[Math.floor(random() * ends.length)];
  const again = random() < 0.3 ? 'setInterval' : 'setTimeout';
  const leave = `${again}(() => { ${end} }, ${200 + after});`;
  return { body: page(story, `${article(story)}${script(leave)}`), expected: 'any' };
};

/** Custom elements whose every property is a trap. */
const customElements: Kind = ({ story, random }) => {
  const trap = `
    class Trap extends HTMLElement {
      get textContent() { ${flagIt} throw 1; }
      get firstChild() { ${flagIt} throw 1; }
      get nextSibling() { ${flagIt} return this; }
      get localName() { ${flagIt} return 'p'; }
      getAttribute() { ${flagIt} return null; }
      checkVisibility() { ${flagIt} return false; }
      connectedCallback() { this.setAttribute('role', 'article'); }
      disconnectedCallback() { document.body.append(this); }
    }
    customElements.define('x-trap', Trap);`;
  const traps = '<x-trap><p>A word in a trap.</p></x-trap>'.repeat(1 + Math.floor(random() * 200));
  return { body: page(story, `${script(trap)}${traps}<x-trap>${article(story)}</x-trap>`) };
};

/** Blocks the main thread most of the time. */
const busy: Kind = ({ story, random }) => {
  const work = 100 + Math.floor(random() * 600);
  const wait = `setInterval(() => { const end = performance.now() + ${work}; while (performance.now() < end); }, ${work + 50});`;
  return { body: page(story, `${article(story)}${script(wait)}`) };
};

/** Slots that show each other's content, nested templates, endless options. */
const oddContent: Kind = ({ story, random, size }) => {
  const count = Math.ceil(2_000 * size);
  const contents = [
    `<template>${'<template>'.repeat(400)}</template>`,
    `<select>${'<option>An option</option>'.repeat(count * 10)}</select>`,
    `<details>${'<details><summary>More</summary>'.repeat(400)}`,
    `<svg>${'<g>'.repeat(400)}<text>drawn</text></svg>`,
    `<math>${'<mrow>'.repeat(400)}</math>`,
    `<slot>${'<slot><p>Slotted.</p></slot>'.repeat(count)}</slot>`,
    `<noscript>${'<p>Nothing here.</p>'.repeat(count)}</noscript>`,
    `<ruby>${'<rt>x</rt>'.repeat(count)}</ruby>`,
    `<dialog open>${'<p>Accept all our cookies, please.</p>'.repeat(count)}</dialog>`,
  ];
  const content = contents[Math.floor(random() * contents.length)] ?? '';
  return { body: () => page(story, `${article(story)}${content}`) };
};

export const scriptKinds = {
  poisonedPrototypes,
  poisonedLanguage,
  endlessMutation,
  vanishing,
  customElements,
  busy,
  oddContent,
};
