/** What an element's attributes tell of the text inside it. */

import { flag, flagsOfRole } from './elements.ts';

/** Inline elements of which there are thousands, and whose role tells nothing. */
const plainTags = new Set(['a', 'b', 'i', 'em', 'strong', 'font', 'small', 'code']);

/** Attributes read once: names, and the flags of a role. */
export interface Description {
  /** Class, id (as `#id`), role (`r-role`) and itemprop (`ip-prop`), as the page writes them. */
  readonly names: string;
  readonly flags: number;
}

const nothing: Description = { names: '', flags: 0 };

/** Describes an element by its attributes. */
export function describe(element: Element, localName: string): Description {
  if (!element.hasAttributes()) return nothing;
  const id = element.getAttribute('id');
  let names = element.getAttribute('class') ?? '';
  if (id) names += ` #${id}`;
  if (plainTags.has(localName)) return { names, flags: 0 };
  const role = element.getAttribute('role');
  const property = element.getAttribute('itemprop');
  if (role) names += ` r-${role}`;
  if (property) names += ` ip-${property}`;
  const isHidden = element.getAttribute('aria-hidden') === 'true';
  return { names, flags: (role ? flagsOfRole(role) : 0) | (isHidden ? flag.ariaHidden : 0) };
}
