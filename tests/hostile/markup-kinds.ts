/** Markup that interferes with the extraction: DOM clobbering, and scripts in text. */

import {
  type Attack,
  article,
  escaped,
  flag,
  type Kind,
  page,
  script,
  scriptedText,
  some,
} from './page.ts';

const documentMembers = [
  'body',
  'head',
  'title',
  'URL',
  'baseURI',
  'documentElement',
  'defaultView',
  'contentType',
  'querySelector',
  'querySelectorAll',
  'getElementsByTagName',
  'getSelection',
  'createRange',
  'createElement',
  'cloneNode',
  'childNodes',
  'firstChild',
  'nodeType',
  'addEventListener',
];

const elementMembers = [
  'nodeType',
  'localName',
  'tagName',
  'firstChild',
  'nextSibling',
  'childNodes',
  'children',
  'parentNode',
  'parentElement',
  'attributes',
  'hasAttributes',
  'getAttribute',
  'shadowRoot',
  'checkVisibility',
  'textContent',
  'querySelector',
  'closest',
  'contains',
  'id',
  'className',
  'getBoundingClientRect',
  'ownerDocument',
];

const namedElements = ['img', 'form', 'embed', 'object', 'iframe'];

/** Clobbers `document.body` and similar properties with elements of the page. */
const clobberedDocument: Kind = ({ story, random }) => {
  const names = some(documentMembers, random).map((name) => {
    const tag = namedElements[Math.floor(random() * namedElements.length)];
    return `<${tag} name="${name}" id="${name}"></${tag}>`;
  });
  return { body: page(story, `${names.join('')}${article(story)}`) };
};

/** Clobbers members of the form around the article with its fields. */
const clobberedForm: Kind = ({ story, random }) => {
  const fields = some(elementMembers, random).map((name) => `<input type=hidden name="${name}">`);
  // The extraction looks for author and date here too.
  const form = `<form class="byline author published" title="today">${fields.join('')}</form>`;
  const around = `<form>${fields.join('')}${article(story)}</form>`;
  return { body: page(story, form + around) };
};

/** Clobbers `nextSibling` and `firstChild` of a form so that a walk never ends. */
const endlessForm: Kind = ({ story, random }) => {
  const member = random() < 0.5 ? 'nextSibling' : 'firstChild';
  const ring = `<div><input type=hidden form="ring" name="${member}"><form id="ring"><p>Subscribe</p></form></div>`;
  return { body: page(story, `${ring}${article(story)}`) };
};

/** Clobbers names that a script might look up on `window`. */
const clobberedWindow: Kind = ({ story, random }) => {
  const names = ['self', 'globalThis', 'Array', 'URL', 'Range', 'CSS', 'chrome', 'browser', 'JSON'];
  const links = some(names, random).map((name) => `<a id="${name}" name="${name}" href="x"></a>`);
  return { body: page(story, `${links.join('')}${article(story)}`) };
};

/** No body, no root, or an unusual root element. */
const noBody: Kind = ({ story, random }) => {
  const removals = [
    'document.body.remove()',
    'document.documentElement.remove()',
    "document.documentElement.replaceWith(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))",
    "document.body.replaceWith(document.createElement('frameset'))",
    "document.documentElement.replaceWith(document.createElement('p'))",
  ];
  const removal = removals[Math.floor(random() * removals.length)] ?? '';
  return { body: page(story, `${article(story)}${script(removal)}`), expected: 'any' };
};

/** Script as text wherever text is shown: title, byline, site, article. */
const scriptInText: Kind = ({ story }) => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    headline: `${story.title} ${scriptedText}`,
    author: { name: scriptedText },
    publisher: { name: scriptedText },
    datePublished: scriptedText,
  }).replaceAll('</', '<\\/');
  const head = `<script type="application/ld+json">${data}</script><meta property="og:site_name" content="${escaped(scriptedText)}"><meta name="author" content="${escaped(scriptedText)}">`;
  const body = page(story, `<p>${escaped(scriptedText)}</p>${article(story)}`, { head });
  return { body };
};

/** `javascript:` addresses for the page itself and wherever it links. */
const scriptInAddress: Kind = ({ story, random }) => {
  const addresses = [
    `javascript:globalThis.${flag}=1`,
    `data:text/html,<script>${flag}=1</script>`,
    'https://[bad',
    `//${'a.'.repeat(2_000)}example`,
    'about:blank#x',
  ];
  const address = escaped(addresses[Math.floor(random() * addresses.length)] ?? '');
  const head = `<link rel=canonical href="${address}"><link rel=next href="${address}"><meta property="og:url" content="${address}"><meta property="og:image" content="${address}">`;
  const query = `?q=${encodeURIComponent(scriptedText)}&<svg/onload=${flag}=1>`;
  return { body: page(story, article(story), { head }), query };
};

/** Metadata that is larger or deeper than a parser can handle. */
const metadataBomb: Kind = ({ story, random, size }) => {
  const deep = Math.ceil(20_000 * size);
  const bombs = [
    `${'['.repeat(deep)}${']'.repeat(deep)}`,
    `{"@graph":[${'{"@type":"Article","headline":"x"},'.repeat(deep)}0]}`,
    `{${Array.from({ length: deep * 2 }, (_none, i) => `"k${i}":{}`).join(',')}}`,
    `{"__proto__":{"${flag}":1},"constructor":{"prototype":{"${flag}":1}},"@type":["Article"]}`,
    `{"@type":"Article","headline":${'{"name":'.repeat(3_000)}"x"${'}'.repeat(3_000)}}`,
  ];
  const bomb = bombs[Math.floor(random() * bombs.length)];
  const metas = `<meta name="author" content="">`.repeat(Math.ceil(50_000 * size));
  const head = `<script type="application/ld+json">${bomb}</script>${metas}`;
  return { body: page(story, article(story), { head }) };
};

/** Attributes with false languages, directions and dates. */
const lyingAttributes: Kind = ({ story, random }) => {
  const lies = [
    'x'.repeat(5_000),
    'en-'.repeat(500),
    '\u202e',
    '🦆',
    'constructor',
    '__proto__',
    '',
  ];
  const lie = escaped(lies[Math.floor(random() * lies.length)] ?? '');
  const inner = `<div lang="${lie}" dir="${lie}" role="${lie}" class="${lie}" id="${lie}" itemprop="${lie}"><time datetime="${lie}">${lie}</time>${article(story)}</div>`;
  // If a page declares itself something other than an article, a refusal is right too.
  const isOther = lie !== '' && random() < 0.5;
  const type = isOther ? `<meta property="og:type" content="${lie}">` : '';
  const head = `<meta property="article:published_time" content="${lie}">${type}`;
  const body = page(story, inner, { head, attributes: `lang="${lie}" dir="${lie}"` });
  return { body, expected: isOther ? 'any' : 'summary' };
};

/** The strictest CSP, a sandbox, or Trusted Types with a policy that sets the flag. */
const strictPolicy: Kind = ({ story, random }): Attack => {
  const policies = [
    "default-src 'none'",
    'sandbox',
    'sandbox allow-scripts',
    "require-trusted-types-for 'script'; trusted-types 'none'",
    "default-src 'none'; style-src 'none'; img-src 'none'; require-trusted-types-for 'script'; sandbox",
  ];
  const policy = policies[Math.floor(random() * policies.length)] ?? '';
  const createDefault = `try { trustedTypes.createPolicy('default', { createHTML: (x) => { ${flag} = 2; return x; } }); } catch {}`;
  return {
    body: page(story, `${script(createDefault)}${article(story)}`),
    headers: { 'content-security-policy': policy },
  };
};

export const markupKinds = {
  clobberedDocument,
  clobberedForm,
  endlessForm,
  clobberedWindow,
  noBody,
  scriptInText,
  scriptInAddress,
  metadataBomb,
  lyingAttributes,
  strictPolicy,
};
