/**
 * Pages that fight whoever reads them (`tests/hostile`), in a real browser: each ends in a right
 * summary or a clear refusal, none of their scripts ever runs in a page of ours, and no call of ours
 * holds a page up for longer than two seconds.
 */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { groupBy } from '../../bench/run/group-by.ts';
import { hostilePages, kindNames } from '../hostile/generate.ts';
import { flag, type HostilePage } from '../hostile/page.ts';
import { sentencesOf } from '../hostile/story.ts';
import { isLong, reportFigure, sampled, seed } from '../long.ts';
import type { Tab } from './drivers/browser.ts';
import { foreignThings } from './foreign-things.ts';
import { actions, type HoldUps, timeActions } from './hold-ups.ts';
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
  const holdUps: (HoldUps & { page: string })[] = [];
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
    const spent = await timeActions(reader);
    if (spent) holdUps.push({ page: page.name, ...spent });
  });

  // In a long run only: on a machine that others use, a second of ours may take two.
  it.runIf(isLong)('is held up by us for less than two seconds', () => {
    // Those that went away meanwhile, or that the browser gave up, cannot be asked.
    expect(holdUps.length).toBeGreaterThan(pages.length / 2);
    const slow = holdUps.filter((each) => actions.some((action) => each[action] >= longestCall));
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
    reportFigure(
      `${holdUps.length} of ${pages.length} pages timed; ${ends.summaries} summaries, refusals ${JSON.stringify(ends.refusals)}, ${ends.crashes} pages that the browser gave up; longest hold-up in ms by shape: ${actions.join(', ')}`,
    );
    const shapes = groupBy(holdUps, ({ page }) => page.replace(/-\d+$/, ''));
    for (const [shape, own] of shapes)
      reportFigure(
        `${shape}: ${actions.map((action) => Math.round(Math.max(...own.map((each) => each[action])))).join(', ')}`,
      );
  }
});
