/** Mozilla's Readability, on a clone because it changes the document. */

import { Readability } from '@mozilla/readability';

const subject = {
  run: (live: Document): unknown => new Readability(live.cloneNode(true) as Document).parse(),
};
Object.assign(globalThis, { subject });
