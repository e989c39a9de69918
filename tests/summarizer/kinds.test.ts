import { describe, expect, it } from 'vitest';
import { type SummaryOptions, summarize } from '../../src/summarizer/summarize.ts';
import type { Point } from '../../src/summarizer/summary.ts';
import { sample } from './samples.ts';

function points(
  name: string,
  wish: SummaryOptions = { type: 'key-points', length: 'medium' },
): Point[] {
  const result = summarize(sample(name), wish);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.points;
}

function texts(name: string, wish?: SummaryOptions): string[] {
  return points(name, wish).map(({ text }) => text);
}

const short: SummaryOptions = { type: 'key-points', length: 'short' };

describe('each kind of article keeps what it is about', () => {
  it('news: the event first, without dateline, source note and advertisement', () => {
    const said = texts('news--council-vote');
    expect(said[0]).toMatch(/^The harbour council voted on Tuesday to close the old swing bridge/);
    expect(said.join('\n')).not.toMatch(/Coastal News|council minutes|newsletter/);
  });

  it('live blog: the latest entry first, each with its time', () => {
    const said = texts('live-blog--storm');
    expect(said[0]).toMatch(/^Storm Odile reached the coast/);
    const times = said.slice(1).map((text) => /^(\d\d:\d\d) – /.exec(text)?.[1]);
    expect(times.length).toBeGreaterThanOrEqual(2);
    expect(times).not.toContain(undefined);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('live blog: entries that were written down in the order of time are turned round', () => {
    const article = sample('live-blog--storm');
    const [intro, ...rest] = article.blocks;
    const pairs = Array.from({ length: rest.length / 2 }, (_, at) =>
      rest.slice(2 * at, 2 * at + 2),
    );
    const rising = {
      ...article,
      blocks: [intro, ...pairs.reverse().flat()].flatMap((b) => b ?? []),
    };
    const result = summarize(rising, { type: 'key-points', length: 'long' });
    const said = result.ok ? result.value.points.map(({ text }) => text) : [];
    const times = said.flatMap((text) => /^(\d\d:\d\d) – /.exec(text)?.[1] ?? []);
    expect(times.length).toBeGreaterThanOrEqual(2);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('opinion: the thesis', () => {
    expect(texts('opinion--night-buses', short).join('\n')).toMatch(
      /The city must run its buses|should take them home/,
    );
  });

  it('fact-check: the claim and the verdict, even where only two sentences fit', () => {
    for (const said of [texts('fact-check--tap-water'), texts('fact-check--tap-water', short)]) {
      expect(said.join('\n')).toMatch(/A post shared on social media .* claims that/);
      expect(said.join('\n')).toMatch(/The claim that the city has stopped .* is false/);
    }
  });

  it('how-to: the steps by their headings, in order', () => {
    const [, ...steps] = points('how-to--bicycle-tube');
    expect(steps.map(({ text }) => text).join('\n')).toMatch(/^Find what caused the puncture: /m);
    const blocks = steps.map(({ sources }) => sources[0]?.block ?? 0);
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(blocks).toEqual(blocks.toSorted((one, other) => one - other));
  });

  it('list: an item is named by its sentence, or in front of it', () => {
    const said = texts('list--small-museums');
    expect(said).toContainEqual(expect.stringMatching(/^The Salt House in Varnholm/));
    expect(said).toContainEqual(expect.stringMatching(/^The Lamp Room: More than 900/));
    expect(said.join('\n')).not.toMatch(/ · /);
  });

  it('interview: answers, and who speaks', () => {
    const said = texts('interview--soil').join('\n');
    expect(said).toMatch(/Aldaine: /);
    expect(said).not.toMatch(/Question:|\?/);
  });

  it('review: pros, cons and the verdict', () => {
    const said = texts('review--kettle');
    expect(said).toContain('Pros: Very quiet · Pours without dripping · Easy to descale');
    expect(said).toContain('Cons: Short cord · Slower than its rivals');
    expect(said.join('\n')).toMatch(/The K2 is the best kettle for a bedroom/);
  });

  it('science: the finding, its size and its caveat', () => {
    const said = texts('science--birdsong').join('\n');
    expect(said).toMatch(/sing at a higher pitch/);
    expect(said).toMatch(/390 hertz/);
    expect(said).toMatch(/cannot prove that noise causes the change/);
  });

  it('feature: more than its first scene', () => {
    const blocks = points('feature--ferry').map(({ sources }) => sources[0]?.block ?? 0);
    expect(Math.max(...blocks)).toBeGreaterThanOrEqual(5);
    expect(new Set(blocks).size).toBeGreaterThanOrEqual(3);
  });

  it('press release: the news, without praise, portrait and contact', () => {
    const said = texts('press-release--pump').join('\n');
    expect(said).toMatch(/60,000 heat pumps/);
    expect(said).toMatch(/85 million/);
    expect(said).not.toMatch(/thrilled|industry-leading|leading provider|media inquiries/);
  });

  it('forum thread: the trouble and what mended it', () => {
    const said = texts('forum-thread--boiler').join('\n');
    expect(said).toMatch(/My boiler drops from 1\.5 bar/);
    expect(said).toMatch(/expansion vessel|The vessel had no air left/);
    expect(said).not.toMatch(/\?/);
  });

  it('documentation: sentences, never code', () => {
    const said = texts('documentation--queue').join('\n');
    expect(said).toMatch(/A message queue keeps messages/);
    expect(said).not.toMatch(/--retention/);
  });

  it('recipe: what it is and how it is made, not what to buy', () => {
    const said = texts('recipe--bean-soup').join('\n');
    expect(said).toMatch(/bean soup/);
    expect(said).toMatch(/Soak the beans|simmer for an hour|Soften the onions/);
    expect(said).not.toMatch(/300 g/);
  });

  it('obituary: who died, and what for they are remembered', () => {
    const said = texts('obituary--mapmaker', short).join('\n');
    expect(said).toMatch(/died on Sunday in Ellinport at the age of 91/);
  });

  it('sports: the result', () => {
    expect(texts('sports--cup-final', short)[0]).toMatch(/Ellinport beat Varnholm 3–2/);
  });

  it('company results: the figures, each once', () => {
    const said = texts('results--third-quarter');
    expect(said.join('\n')).toMatch(/412 million/);
    expect(said.join('\n')).toMatch(/1\.62/);
    expect(said.filter((text) => text.includes('49 million')).length).toBeLessThanOrEqual(1);
    expect(said.join('\n')).not.toMatch(/conference call/);
  });
});
