/** Every engine there is. Adding one is a file and a line here. */

import { chromiumSummarizer, type SummarizerApi } from './chromium-summarizer.ts';
import type { Engine } from './engine.ts';
import { extractive } from './extractive.ts';
import { type FirefoxMl, firefoxMl } from './firefox-ml.ts';

/** What the browser offers in this context; handed in, so that no engine names a browser. */
export interface BuiltInAiApis {
  summarizer: SummarizerApi | undefined;
  ml: FirefoxMl | undefined;
  /** Whether the reader has let `ml` fetch its model; the browser itself does not say. */
  isModelDownloaded(): Promise<boolean>;
}

/** The engines in the order in which they are offered. */
export function createEngines({ summarizer, ml, isModelDownloaded }: BuiltInAiApis): Engine[] {
  return [extractive, chromiumSummarizer(summarizer), firefoxMl(ml, isModelDownloaded)];
}
