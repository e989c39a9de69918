import { describe, expect, it } from 'vitest';
import { asBuiltIn, builtIn, elementOf } from '../../src/article/built-in.ts';
import { page } from './pages.ts';

/** A form one of whose members is hidden by its field, as a browser does it for `<input name=…>`. */
function clobbered(member: string): HTMLFormElement {
  const document = page('<form class="around"><input><p>Inside</p></form><p>After</p>');
  const form = document.querySelector('form') as HTMLFormElement;
  Object.defineProperty(form, member, {
    value: document.querySelector('input'),
    configurable: true,
  });
  return form;
}

describe('builtIn', () => {
  it.each([
    ['parentElement', 'BODY'],
    ['nextSibling', 'P'],
    ['firstChild', 'INPUT'],
  ] as const)('goes where the document goes: %s', (member, name) => {
    expect(builtIn(clobbered(member), member)?.nodeName).toBe(name);
  });
});

describe('asBuiltIn', () => {
  it('calls the browser’s own methods', () => {
    const form = clobbered('getAttribute');
    expect(() => form.getAttribute('class')).toThrow();
    expect(asBuiltIn(form).getAttribute('class')).toBe('around');
    expect(elementOf(asBuiltIn(form))).toBe(form);
  });

  it('gives back what it has given: a browser knows no element behind two proxies', () => {
    const safe = asBuiltIn(clobbered('getAttribute'));
    expect(asBuiltIn(safe)).toBe(safe);
  });

  it('leaves every other element as it is', () => {
    const { body } = page('<p>Text</p>');
    expect(asBuiltIn(body)).toBe(body);
    expect(elementOf(body)).toBe(body);
  });
});
