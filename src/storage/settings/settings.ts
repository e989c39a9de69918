/**
 * What the reader may choose: schema and defaults, once.
 *
 * Each field is one key of the browser's synchronized storage, so two machines that change
 * different fields do not undo each other. What names a site is kept on the machine (`SiteSettings`).
 */

import * as v from 'valibot';
import { engineIds, lengths, summaryTypes } from '../../summarizer/summary.ts';

/** The version of this schema; raised together with an entry in `migrations.ts`. */
export const settingsVersion = 1;

export const Settings = v.object({
  type: v.picklist(summaryTypes),
  length: v.picklist(lengths),
  engine: v.picklist(engineIds),
  /** What the browser's model writes in: the language of the article, or that of the browser. */
  aiOutputLanguage: v.picklist(['article', 'browser']),
  theme: v.picklist(['system', 'light', 'dark']),
  textSize: v.picklist(['small', 'medium', 'large']),
  /** Whether finished summaries are kept. */
  history: v.boolean(),
  /** Days after which an unstarred summary goes; 0 keeps it for ever. */
  historyDays: v.picklist([0, 30, 90, 365]),
  /** Mebibytes that the history may take. */
  historyMaxMib: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** The line “No time to read?” on every site; only with the reader's grant of access. */
  bannerOnAllSites: v.boolean(),
  /** Speech rate, 1 is the voice's own. */
  speechRate: v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)),
});
export type Settings = v.InferOutput<typeof Settings>;

export const defaultSettings: Settings = {
  type: 'key-points',
  length: 'medium',
  engine: 'extractive',
  aiOutputLanguage: 'article',
  theme: 'system',
  textSize: 'medium',
  history: true,
  historyDays: 365,
  historyMaxMib: 20,
  bannerOnAllSites: false,
  speechRate: 1,
};

/** Speech rates that are offered, in the order in which a press goes through them. */
export const speechRates: readonly number[] = [1, 1.25, 1.5, 2, 0.75];

/** Bytes of one of `historyMaxMib`. */
export const bytesPerMib = 2 ** 20;

/** Hosts of each list; of more, the newest stay. */
export const maxSites = 5_000;

const Site = v.pipe(v.string(), v.maxLength(253));

/** Choices that name a site. They never leave the machine. */
export const SiteSettings = v.object({
  /** Hosts on which the prompt appears. */
  bannerSites: v.pipe(v.array(Site), v.maxLength(maxSites)),
  /** Hosts on which it was hidden, though it appears everywhere else. */
  bannerHiddenSites: v.pipe(v.array(Site), v.maxLength(maxSites)),
});
export type SiteSettings = v.InferOutput<typeof SiteSettings>;

export const defaultSiteSettings: SiteSettings = { bannerSites: [], bannerHiddenSites: [] };
