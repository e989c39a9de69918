/**
 * Pages that fight whoever reads them (`tests/hostile`), in a real browser: each ends in a right
 * summary or a clear refusal, none of their scripts ever runs in a page of ours, and no call of ours
 * holds a page up for longer than two seconds.
 */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { PageScript } from '../../src/content/page-script.ts';
import { pageGlobal } from '../../src/platform/page-calls.ts';
import type { Result } from '../../src/result.ts';
import { hostilePages, kindNames } from '../hostile/generate.ts';
import { flag, type HostilePage } from '../hostile/page.ts';
import { sentencesOf } from '../hostile/story.ts';
import { isLong, reportFigure, sampled, seed } from '../long.ts';
import type { Tab } from './drivers/browser.ts';
import { foreignThings } from './foreign-things.ts';
import { type HostileSite, openHostileSite } from './hostile-site.ts';
import { readerEnds, type Shown } from './reader.ts';
import { setStage } from './stage.ts';

const isChromium = inject('browserName') === 'chromium';
const all = hostilePages(isChromium ? 300 : 60, seed);
/** A sample is drawn of those that are not as large as they can be, to be quick. */
const pages = sampled(isLong ? all : all.slice(kindNames.length), isChromium ? 12 : 6);
/** Longest that one call of ours may hold up a page, in milliseconds. */
const longestCall = 2_000;

describe('a hostile page', { timeout: 150_000 }, () => {
  const stage = setStage();
  let site: HostileSite;
  const calls: { page: string; read: number; mark: number }[] = [];
  const ends = { summaries: 0, refusals: {} as Record<string, number>, crashes: 0 };

  beforeAll(async () => {
    site = await openHostileSite(pages);
  });
  afterAll(async () => {
    await site?.close();
    if (isLong) report();
  });

  it.each(pages)('$name', async (page) => {
    const tab = await open(page);
    if (!tab) return;
    const reader = await tab.clickToolbar();
    const shown = await readerEnds(reader, { within: 60_000 });
    expect(await reader.evaluate(foreignThings, flag)).toEqual([]);
    check(page, shown);
    const spent = await reader.evaluate(timeCalls, pageGlobal);
    if (spent) calls.push({ page: page.name, ...spent });
  });

  // In a long run only: on a machine that others use, a second of ours may take two.
  it.runIf(isLong)('is held up by us for less than two seconds', () => {
    // Those that went away meanwhile, or that the browser gave up, cannot be asked.
    expect(calls.length).toBeGreaterThan(pages.length / 2);
    const slow = calls.filter(({ read, mark }) => Math.max(read, mark) >= longestCall);
    expect(slow).toEqual([]);
  });

  /** Nothing, where the browser itself gives such a page up. */
  async function open(page: HostilePage): Promise<Tab | undefined> {
    try {
      return await stage.openAddress(site.url(page));
    } catch (error) {
      if (page.expected !== 'any') throw error;
      ends.crashes += 1;
      return undefined;
    }
  }

  function check({ expected, story }: HostilePage, { step, points, code, alert }: Shown): void {
    if (step === 'done') {
      ends.summaries += 1;
      const told = [story.title, ...sentencesOf(story)].join(' ');
      if (expected === 'summary')
        expect(points.filter((point) => !told.includes(point))).toEqual([]);
      expect(points.length).toBeGreaterThan(0);
    } else {
      ends.refusals[code] = (ends.refusals[code] ?? 0) + 1;
      expect(code).not.toBe('unexpected');
      expect(alert).not.toBe('');
    }
    if (expected === 'summary') expect(step, code).toBe('done');
    if (expected === 'refusal') expect(step).toBe('failed');
  }

  function report(): void {
    const worst = (name: 'read' | 'mark') => {
      const [slowest] = [...calls].sort((a, b) => b[name] - a[name]);
      return `${Math.round(slowest?.[name] ?? 0)} ms (${slowest?.page})`;
    };
    reportFigure(
      `${calls.length} of ${pages.length} pages timed; ${ends.summaries} summaries, refusals ${JSON.stringify(ends.refusals)}, ${ends.crashes} pages that the browser gave up; longest reading ${worst('read')}, longest marking ${worst('mark')}`,
    );
  }
});

interface Injecting {
  readonly tabs: { query(which: object): Promise<{ id: number }[]> };
  readonly scripting: {
    executeScript(call: object): Promise<{ result: { read: number; mark: number } | null }[]>;
  };
}

/**
 * Runs in the reader: calls the script in the page once more, as our background does, and tells how
 * many milliseconds the page was held up by reading and by looking for the first block again.
 */
async function timeCalls(global: string): Promise<{ read: number; mark: number } | undefined> {
  const { tabs, scripting } = (globalThis as unknown as { chrome: Injecting }).chrome;
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  const func = (name: string) => {
    const script = (globalThis as unknown as Record<string, PageScript | undefined>)[name];
    if (!script) return null;
    const started = performance.now();
    const answer = script.read({ kind: 'page' }) as Result<Article>;
    const between = performance.now();
    const quote = answer.ok ? (answer.value.blocks.at(-1)?.text ?? '').slice(0, 300) : 'nothing';
    const place = { block: 0, start: 0, end: 0, prefix: '', suffix: '', frameId: 0 };
    script.find({ ...place, quote });
    const ended = performance.now();
    return { read: between - started, mark: ended - between };
  };
  const call = { target: { tabId: tab?.id, allFrames: true }, func, args: [global] };
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, 30_000));
  const answers = await Promise.race([
    scripting.executeScript(call).catch(() => undefined),
    tooLate,
  ]);
  const spent = answers?.flatMap(({ result }) => result ?? []) ?? [];
  if (spent.length === 0) return undefined;
  return {
    read: Math.max(...spent.map(({ read }) => read)),
    mark: Math.max(...spent.map(({ mark }) => mark)),
  };
}
