/** Measures in the page how long each of the extension's actions blocks it. */

import {
  type BannerApi,
  type BannerLabels,
  bannerScriptGlobal,
  type HighlightApi,
  highlightGlobal,
  type PageScriptApi,
  pageScriptGlobal,
} from '../../src/browser/content-api.ts';
import type { Article } from '../../src/extraction/article.ts';
import type { Result } from '../../src/shared/result.ts';
import { labels } from '../content/banner/labels.ts';
import { closingEvent } from '../hostile/page.ts';
import type { View } from './drivers/browser.ts';

/** The actions in pages: extract, highlight a sentence, reveal a hidden one, insert the banner. */
export const actions = ['extract', 'highlight', 'reveal', 'banner'] as const;
/** The longest time that the page was blocked, in ms, by action. */
export type HoldUps = Record<(typeof actions)[number], number>;

/**
 * Calls the content scripts in the active tab once more, as the background does.
 *
 * @returns `undefined` if the page navigated away or crashed
 */
export function timeActions(view: View): Promise<HoldUps | undefined> {
  return view.evaluate(timeInTab, {
    page: pageScriptGlobal,
    highlight: highlightGlobal,
    prompt: bannerScriptGlobal,
    words: labels,
    closing: closingEvent,
  });
}

interface Names {
  readonly page: string;
  readonly highlight: string;
  readonly prompt: string;
  readonly words: BannerLabels;
  readonly closing: string;
}

interface Injecting {
  readonly tabs: { query(which: object): Promise<{ id: number }[]> };
  readonly scripting: {
    executeScript(call: object): Promise<{ result: HoldUps | null }[]>;
  };
}

/** Runs in the summary view. */
async function timeInTab(names: Names): Promise<HoldUps | undefined> {
  const { tabs, scripting } = (globalThis as unknown as { chrome: Injecting }).chrome;
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  const target = { tabId: tab?.id };
  /** Runs in the page, without access to this module. */
  const timeInPage = async ({ page: pageName, highlight, prompt, words, closing }: Names) => {
    const world = globalThis as unknown as Record<string, unknown>;
    const page = world[pageName] as PageScriptApi | undefined;
    const highlighter = world[highlight] as HighlightApi | undefined;
    const banner = world[prompt] as BannerApi | undefined;
    if (!page || !highlighter) return null;
    const timeCall = (call: () => unknown) => {
      const started = performance.now();
      call();
      return performance.now() - started;
    };
    // A heartbeat measures the gaps, as the work may be split into tasks.
    const timeGaps = async (work: () => Promise<unknown>) => {
      let [last, longest] = [performance.now(), 0];
      const beat = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      };
      const timer = setInterval(beat, 5);
      await work();
      beat();
      clearInterval(timer);
      return longest;
    };
    let article: Article | undefined;
    const extract = timeCall(() => {
      const answer = page.extract({ kind: 'page' }) as Result<Article>;
      article = answer.ok ? answer.value : undefined;
    });
    const createAnchor = (text = 'nothing') => {
      const place = { block: 0, start: 0, end: 0, prefix: '', suffix: '', frameId: 0 };
      return { ...place, quote: text.slice(0, 300) };
    };
    const last = createAnchor(article?.blocks.at(-1)?.text);
    const first = createAnchor(article?.blocks.find(({ kind }) => kind === 'paragraph')?.text);
    // After the call, the highlighter keeps checking that the sentence is visible.
    const timeHighlight = (anchor: ReturnType<typeof createAnchor>) =>
      timeGaps(async () => {
        highlighter.highlight('follow', anchor);
        await new Promise((resume) => setTimeout(resume, 500));
      });
    const shown = await timeHighlight(last);
    const placed = timeCall(() => banner?.place(words, true));
    banner?.remove();
    document.dispatchEvent(new Event(closing));
    const closed = await timeHighlight(first);
    const reveal = await timeGaps(() => highlighter.reveal(first));
    highlighter.highlight('follow', null);
    return { extract, highlight: Math.max(shown, closed), reveal, banner: placed };
  };
  const work = async () => {
    const files = ['/src/content/highlight.js', '/src/content/banner/index.js'];
    await scripting.executeScript({ target, files });
    const call = { target: { ...target, allFrames: true }, func: timeInPage, args: [names] };
    return scripting.executeScript(call);
  };
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, 60_000));
  const answers = await Promise.race([work().catch(() => undefined), tooLate]);
  const all = answers?.flatMap(({ result }) => result ?? []) ?? [];
  if (all.length === 0) return undefined;
  const longest = (action: keyof HoldUps) => Math.max(...all.map((each) => each[action]));
  return {
    extract: longest('extract'),
    highlight: longest('highlight'),
    reveal: longest('reveal'),
    banner: longest('banner'),
  };
}
