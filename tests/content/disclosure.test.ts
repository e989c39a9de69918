// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findDisclosures, isVisible } from '../../src/content/disclosure.ts';

const place = () => document.querySelector('#place')?.firstChild as Node;
const said = '<p id="place">The ferry leaves at noon.</p>';

/** Opens everything, and returns what was pressed and opened, in order. */
function openAll(): string[] {
  const done: string[] = [];
  const tell = ({ currentTarget }: Event) => done.push((currentTarget as Element).id);
  for (const control of document.querySelectorAll('[role=tab], button, a'))
    control.addEventListener('click', tell);
  for (const part of document.querySelectorAll('[hidden=until-found]'))
    part.addEventListener('beforematch', tell);
  for (const open of findDisclosures(place())) open();
  return done;
}

beforeEach(() => {
  document.body.innerHTML = '';
});
afterEach(() => vi.restoreAllMocks());

describe('a collapsed part', () => {
  it.each([
    ['a button that controls it', '<button id="b" aria-expanded="false" aria-controls="x part">'],
    ['a tab that controls it', '<div id="b" role="tab" aria-controls="part">'],
    ['a link within the page', '<a id="b" role="tab" href="#part" aria-controls="part">'],
    ['a tab that it is labelled by', '<div id="b" role="tab">'],
  ])('is opened by %s', (_name, control) => {
    document.body.innerHTML = `${control}More</div></a></button><div id="part" aria-labelledby="a b" style="display: none">${said}</div>`;
    expect(openAll()).toEqual(['b']);
  });

  it.each([
    ['a link to another page', '<a id="b" role="tab" href="/more" aria-controls="part">'],
    [
      'a button that submits a form',
      '<form><button id="b" aria-expanded="false" aria-controls="part">',
    ],
    ['a button that is expanded', '<button id="b" aria-expanded="true" aria-controls="part">'],
    ['a button for another part', '<button id="b" aria-expanded="false" aria-controls="other">'],
  ])('is not opened by %s', (_name, control) => {
    document.body.innerHTML = `${control}More</button></form></a><div id="part" style="display: none">${said}</div>`;
    expect(openAll()).toEqual([]);
  });

  it('is left unchanged if it is visible already', () => {
    document.body.innerHTML = `<button id="b" aria-expanded="false" aria-controls="part">More</button><div id="part">${said}</div>`;
    expect(openAll()).toEqual([]);
  });

  it('is opened from the outside in', () => {
    document.body.innerHTML = `<button id="outer" aria-expanded="false" aria-controls="one"></button>
      <div id="one" style="display: none"><button id="inner" aria-expanded="false" aria-controls="two"></button>
      <div id="two" style="display: none"><div id="three" hidden="until-found">${said}</div></div></div>`;
    expect(openAll()).toEqual(['outer', 'inner', 'three']);
    expect(document.querySelector('#three')?.hasAttribute('hidden')).toBe(false);
  });

  it('is a closed <details>, unless the sentence is in its summary', () => {
    document.body.innerHTML = `<details><i></i><summary>Times</summary>${said}</details>`;
    openAll();
    expect(document.querySelector('details')?.open).toBe(true);
    document.body.innerHTML = `<details><i></i><summary>${said}</summary><p>More</p></details>`;
    openAll();
    expect(document.querySelector('details')?.open).toBe(false);
  });

  it('is found through an open shadow root, with the controls of that root', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<button aria-expanded="false" aria-controls="part"></button><div id="part" style="display: none">${said}</div>`;
    const clicked = vi.fn();
    root.querySelector('button')?.addEventListener('click', clicked);
    for (const open of findDisclosures(root.querySelector('p')?.firstChild as Node)) open();
    expect(clicked).toHaveBeenCalledOnce();
  });
});

describe('on a hostile page, findDisclosures', () => {
  it('walks a deeply nested page once and reads few styles', () => {
    let at = document.body.appendChild(document.createElement('div'));
    at.style.display = 'none';
    for (let i = 0; i < 3_000; i++) {
      const inner = document.createElement('div');
      inner.id = 'part';
      at.append(inner);
      at = inner;
    }
    at.innerHTML = said;
    const controls = '<button aria-expanded="false" aria-controls="part">More</button>';
    document.body.insertAdjacentHTML('afterbegin', controls.repeat(50));
    const asked = vi.spyOn(window, 'getComputedStyle');
    findDisclosures(place());
    expect(asked.mock.calls.length).toBeLessThan(30);
  });

  it('climbs only a few elements without boxes', () => {
    const boxless = '<div style="display: contents">';
    document.body.innerHTML = boxless.repeat(10) + said;
    expect(isVisible(place())).toBe(true);
    document.body.innerHTML = boxless.repeat(300) + said;
    const asked = vi
      .spyOn(window, 'getComputedStyle')
      .mockReturnValue({ display: 'contents' } as never);
    isVisible(place());
    expect(asked.mock.calls.length).toBeLessThan(100);
  });

  it('reads a huge aria-controls list once per control, and only its start', () => {
    const list = 'x '.repeat(100_000);
    document.body.innerHTML = `${'<button aria-expanded="false"></button>'.repeat(50)}${'<div class="part" id="p" style="display: none">'.repeat(50)}${said}`;
    for (const control of document.querySelectorAll('button'))
      control.setAttribute('aria-controls', list);
    for (const part of document.querySelectorAll('.part'))
      part.setAttribute('aria-labelledby', list);
    const split = vi.spyOn(String.prototype, 'split');
    findDisclosures(place());
    const characters = split.mock.contexts.reduce<number>((sum, text) => sum + `${text}`.length, 0);
    expect(characters).toBeGreaterThan(10_000);
    expect(characters).toBeLessThan(200_000);
  });

  it('does not search each of many nested <details>', () => {
    document.body.innerHTML = `${'<details open><i></i>'.repeat(30)}<details>${said}`;
    const asked = vi.spyOn(Element.prototype, 'querySelector');
    const parts = findDisclosures(place());
    expect(parts).toHaveLength(1);
    expect(asked).not.toHaveBeenCalled();
  });

  it('climbs out of a form with a field named parentElement', () => {
    document.body.innerHTML = `<div id="part" style="display: none"><form id="form">${said}</form></div><button id="b" aria-expanded="false" aria-controls="part"></button>`;
    const form = document.querySelector('form') as HTMLFormElement;
    const field = form.appendChild(document.createElement('input'));
    // In a browser, such a field shadows the property of the form.
    Object.defineProperty(form, 'parentElement', { value: field });
    // happy-dom itself would loop forever here.
    vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(false);
    vi.spyOn(window, 'getComputedStyle').mockImplementation(
      (element) => ({ display: element.id === 'part' ? 'none' : 'block' }) as never,
    );
    expect(isVisible(place())).toBe(false);
    expect(openAll()).toEqual(['b']);
  });
});
