// @vitest-environment happy-dom

import { afterEach, expect, it } from 'vitest';
import { isAround, listAncestors } from '../../../src/content/sight/geometry.ts';
import { page } from '../../extraction/pages.ts';

afterEach(() => document.body.replaceChildren());

it('listAncestors climbs out of a form with a field named parentElement', () => {
  const inPage = page('<form><p>The ferry leaves at noon.</p><input></form>');
  const form = inPage.querySelector('form');
  for (const member of ['parentElement', 'getRootNode'])
    Object.defineProperty(form, member, { value: inPage.querySelector('input') });
  const names = [...listAncestors(inPage.querySelector('p'))].map(({ nodeName }) => nodeName);
  expect(names).toEqual(['P', 'FORM', 'BODY', 'HTML']);
});

it('isAround sees through shadow roots', () => {
  document.body.innerHTML = '<main><div></div></main><aside></aside>';
  const root = document.querySelector('div')?.attachShadow({ mode: 'open' });
  const inner = root?.appendChild(document.createElement('b')) as Element;
  const [main, aside] = ['main', 'aside'].map((name) => document.querySelector(name) as Element);
  expect(main && isAround(main, inner)).toBe(true);
  expect(aside && isAround(aside, inner)).toBe(false);
});

it('listAncestors stops on an endlessly deep page', () => {
  let deepest: Element = document.body;
  for (let i = 0; i < 3_000; i++) deepest = deepest.appendChild(document.createElement('div'));
  expect([...listAncestors(deepest)]).toHaveLength(1_000);
});
