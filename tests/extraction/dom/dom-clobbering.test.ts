import { describe, expect, it } from 'vitest';
import {
  getOriginalElement,
  unclobbered,
  unclobberedElement,
} from '../../../src/extraction/dom/dom-clobbering.ts';
import { page } from '../pages.ts';

/** Creates a form with a field that shadows a member, as in a browser for `<input name=…>`. */
function clobbered(member: string): HTMLFormElement {
  const document = page('<form class="around"><input><p>Inside</p></form><p>After</p>');
  const form = document.querySelector('form') as HTMLFormElement;
  Object.defineProperty(form, member, {
    value: document.querySelector('input'),
    configurable: true,
  });
  return form;
}

describe('unclobbered', () => {
  it.each([
    ['parentElement', 'BODY'],
    ['nextSibling', 'P'],
    ['firstChild', 'INPUT'],
  ] as const)('reads the member of the browser if a field shadows it: %s', (member, name) => {
    expect(unclobbered(clobbered(member), member)?.nodeName).toBe(name);
  });
});

describe('unclobbered, for a proxy of a form,', () => {
  it('reads from the form itself, because a browser rejects a proxy', () => {
    const form = clobbered('parentElement');
    Object.defineProperty(Object.getPrototypeOf(form), 'ownOnly', {
      configurable: true,
      get() {
        if (this !== form) throw new TypeError('Illegal invocation');
        return 'form';
      },
    });
    const safe = unclobberedElement(form) as Element & { ownOnly: string };
    expect(unclobbered(safe, 'ownOnly')).toBe('form');
    expect(unclobbered(safe, 'parentElement')?.nodeName).toBe('BODY');
  });
});

describe('unclobberedElement', () => {
  it('calls the methods of the browser', () => {
    const form = clobbered('getAttribute');
    expect(() => form.getAttribute('class')).toThrow();
    expect(unclobberedElement(form).getAttribute('class')).toBe('around');
    expect(getOriginalElement(unclobberedElement(form))).toBe(form);
  });

  it('returns a proxy unchanged', () => {
    const safe = unclobberedElement(clobbered('getAttribute'));
    expect(unclobberedElement(safe)).toBe(safe);
  });

  it('returns every other element unchanged', () => {
    const { body } = page('<p>Text</p>');
    expect(unclobberedElement(body)).toBe(body);
    expect(getOriginalElement(body)).toBe(body);
  });
});
