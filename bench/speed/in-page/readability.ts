/** Mozilla's Readability, which changes the document that it reads: so it is handed a clone. */

import { Readability } from '@mozilla/readability';

const subject = {
  run: (live: Document): unknown => new Readability(live.cloneNode(true) as Document).parse(),
};
Object.assign(globalThis, { subject });
