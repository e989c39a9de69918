/** What an element's attributes tell of the text inside it. */

import { unclobberedElement } from './dom-clobbering.ts';
import { flag, getRoleFlags } from './elements.ts';

/**
 * Characters of an attribute that are looked at. No honest attribute that is asked for here is
 * longer, and a page may give one of a megabyte to each of its elements.
 */
const maxAttribute = 1_000;

/** Inline elements of which there are thousands, and whose role tells nothing. */
const plainTags = new Set(['a', 'b', 'i', 'em', 'strong', 'font', 'small', 'code']);

/** Attributes read once: names, and the flags of a role. */
export interface Description {
  /** Class, id (as `#id`), role (`r-role`) and itemprop (`ip-prop`), as the page writes them. */
  readonly names: string;
  readonly flags: number;
}

const emptyDescription: Description = { names: '', flags: 0 };

/** Describes an element by its attributes. */
export function describeElement(element: Element, localName: string): Description {
  if (!element.hasAttributes()) return emptyDescription;
  const id = cutAttribute(element.getAttribute('id'));
  let names = cutAttribute(element.getAttribute('class'));
  if (id) names += ` #${id}`;
  if (plainTags.has(localName)) return { names, flags: 0 };
  const role = cutAttribute(element.getAttribute('role'));
  const property = cutAttribute(element.getAttribute('itemprop'));
  if (role) names += ` r-${role}`;
  if (property) names += ` ip-${property}`;
  const isHidden = element.getAttribute('aria-hidden') === 'true';
  return { names, flags: (role ? getRoleFlags(role) : 0) | (isHidden ? flag.ariaHidden : 0) };
}

/** The first 1,000 characters of an attribute; empty without it. */
export function readAttribute(element: Element, name: string): string {
  return cutAttribute(unclobberedElement(element).getAttribute(name));
}

/** Whether an attribute's value holds a word, as `[name~="token"]` asks. */
export function hasToken(value: string, token: string): boolean {
  return value.includes(token) && value.split(/\s+/).includes(token);
}

function cutAttribute(value: string | null): string {
  return value === null ? '' : value.slice(0, maxAttribute);
}
