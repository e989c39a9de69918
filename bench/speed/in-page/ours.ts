/**
 * The part of the product that is measured in a page, under the name that `time-in-page.ts`
 * expects.
 */

import { extractArticle } from '../../../src/extraction/extract.ts';

const subject = {
  run: (live: Document): unknown => extractArticle(live, { kind: 'page', force: true }),
};
Object.assign(globalThis, { subject });
