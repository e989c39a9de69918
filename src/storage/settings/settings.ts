/**
 * The user's settings: schema and defaults.
 *
 * Each field has its own key in synchronized storage, so that two devices which change different
 * fields do not overwrite each other. Settings that name a site stay on the device
 * (`SiteSettings`).
 */

import * as v from 'valibot';
import { aiModes, engineIds, lengths, summaryTypes } from '../../summarizer/summary.ts';

/** Version of the schema; raised together with an entry in `migrations.ts`. */
export const settingsVersion = 1;

export const Settings = v.object({
  type: v.picklist(summaryTypes),
  length: v.picklist(lengths),
  engine: v.picklist(engineIds),
  /** The mode of a language model that can both write and choose. */
  aiMode: v.picklist(aiModes),
  /** Language of the AI summary: that of the article, or that of the browser. */
  aiOutputLanguage: v.picklist(['article', 'browser']),
  theme: v.picklist(['system', 'light', 'dark']),
  textSize: v.picklist(['small', 'medium', 'large']),
  /** True if finished summaries are saved. */
  history: v.boolean(),
  /** Days after which an unstarred record is deleted; 0 means never. */
  historyDays: v.picklist([0, 30, 90, 365]),
  /** Mebibytes that the history may take. */
  historyMaxMib: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** True to show the banner on all sites, which also requires access to them. */
  bannerOnAllSites: v.boolean(),
  /** Speech rate; 1 is the normal rate of the voice. */
  speechRate: v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Which AI is to write or choose, as the settings and the setup of the local server name it. */
export const AiChoice = v.object({
  /** The engine that the user has chosen; any but the extractive one writes an AI summary. */
  engine: v.picklist(engineIds),
  /** The mode of a language model that can both write and choose; `undefined` means `write`. */
  aiMode: v.exactOptional(v.picklist(aiModes)),
  /** Name of the model on the local server, if that is the engine. */
  aiModel: v.exactOptional(v.string()),
});
export type AiChoice = v.InferOutput<typeof AiChoice>;

export const defaultSettings: Settings = {
  type: 'key-points',
  length: 'medium',
  engine: 'extractive',
  aiMode: 'write',
  aiOutputLanguage: 'article',
  theme: 'system',
  textSize: 'medium',
  history: true,
  historyDays: 365,
  historyMaxMib: 20,
  bannerOnAllSites: false,
  speechRate: 1,
};

/** Speech rates in the order in which the button cycles through them. */
export const speechRates: readonly number[] = [1, 1.25, 1.5, 2, 0.75];

/** Bytes of a mebibyte, the unit of `historyMaxMib`. */
export const bytesPerMib = 2 ** 20;

/** Hosts per list; if there are more, the newest stay. */
export const maxSites = 5_000;

const Site = v.pipe(v.string(), v.maxLength(253));

/** Settings that name sites. They never leave the device. */
export const SiteSettings = v.object({
  /** Hosts on which the banner appears. */
  bannerSites: v.pipe(v.array(Site), v.maxLength(maxSites)),
  /** Hosts on which the banner is hidden although it is on for all sites. */
  bannerHiddenSites: v.pipe(v.array(Site), v.maxLength(maxSites)),
});
export type SiteSettings = v.InferOutput<typeof SiteSettings>;

export const defaultSiteSettings: SiteSettings = { bannerSites: [], bannerHiddenSites: [] };
