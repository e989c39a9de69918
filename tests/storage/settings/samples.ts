/** Arbitrary settings for the tests of settings and backups. */

import fc from 'fast-check';
import type { Settings } from '../../../src/storage/settings/settings.ts';
import { aiModes, engineIds, lengths, summaryTypes } from '../../../src/summarizer/summary.ts';

/** Generates settings under which no record expires. */
export const anySettings: fc.Arbitrary<Settings> = fc.record({
  type: fc.constantFrom(...summaryTypes),
  length: fc.constantFrom(...lengths),
  engine: fc.constantFrom(...engineIds),
  aiMode: fc.constantFrom(...aiModes),
  aiOutputLanguage: fc.constantFrom('article', 'browser'),
  theme: fc.constantFrom('system', 'light', 'dark'),
  textSize: fc.constantFrom('small', 'medium', 'large'),
  history: fc.boolean(),
  historyDays: fc.constant(0 as const),
  historyMaxMib: fc.integer({ min: 1, max: 100 }),
  bannerOnAllSites: fc.boolean(),
  speechRate: fc.double({ min: 0.5, max: 3, noNaN: true }),
});
/** Generates hosts, none of which is in both lists. */
export const anySites = fc.uniqueArray(fc.domain(), { maxLength: 10 }).map((hosts) => ({
  bannerSites: hosts.filter((_host, at) => at % 2 === 0),
  bannerHiddenSites: hosts.filter((_host, at) => at % 2 === 1),
}));
