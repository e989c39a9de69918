import { describe, expect, it } from 'vitest';
import { getTextPrefix, walkNodes } from '../../../src/extraction/dom/block-text.ts';
import { isNoteMark } from '../../../src/extraction/dom/note-marks.ts';
import { livePage, page } from '../pages.ts';

function first(document: Document, selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const mixed = '<h1>A <b>tide<!-- not this --></b><i></i> <span>that\n  turned</span>s</h1>';

describe('getTextPrefix', () => {
  it.each([page, livePage])('returns the first characters of an element’s text', (make) => {
    const heading = first(make(mixed), 'h1');
    const whole = heading.textContent ?? '';
    for (const characters of [1, 5, 12, 300])
      expect(getTextPrefix(heading, characters)).toBe(whole.slice(0, characters));
  });

  it('ignores the fields of a form that shadow its members', () => {
    const document = page('<form><input><p>Said here</p></form>');
    const form = first(document, 'form');
    for (const member of ['textContent', 'firstChild', 'nodeType'])
      Object.defineProperty(form, member, { value: first(document, 'input') });
    expect(getTextPrefix(form, 100)).toBe('Said here');
  });

  it('visits at most four nodes per character', () => {
    const element = first(page(`<p>${'<i></i>'.repeat(1_000)}late</p>`), 'p');
    expect(getTextPrefix(element, 200)).toBe('');
    expect(getTextPrefix(element, 300)).toBe('late');
    expect([...walkNodes(element, 80)]).toHaveLength(80);
  });
});

describe('isNoteMark', () => {
  it('distinguishes a number with a link from other superscripts', () => {
    const isOne = (sup: string) =>
      isNoteMark(first(page(`<p>Text${sup}</p>`), 'sup'), 'sup', '', () => 'Text');
    expect(isOne('<sup>[<a href="#n1">1</a>]</sup>')).toBe(true);
    expect(isOne('<sup><a href="#n1"><span>*</span></a></sup>')).toBe(true);
    expect(isOne('<sup>2</sup>')).toBe(false);
    expect(isOne('<sup><a href="#n1">the second</a></sup>')).toBe(false);
  });

  it('searches a limited number of nodes for the link', () => {
    const sup = first(page(`<sup>1${'<i></i>'.repeat(100)}<a href="#n1"></a></sup>`), 'sup');
    expect(isNoteMark(sup, 'sup', '', () => 'Text')).toBe(false);
  });
});
