import { describe, expect, it } from 'vitest';
import { type SummaryOptions, summarize } from '../../src/summarizer/summarize.ts';
import type { Point } from '../../src/summarizer/summary.ts';
import { loadSample } from './samples.ts';

function getPoints(
  name: string,
  options: SummaryOptions = { type: 'key-points', length: 'medium' },
): Point[] {
  const result = summarize(loadSample(name), options);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.points;
}

function getTexts(name: string, options?: SummaryOptions): string[] {
  return getPoints(name, options).map(({ text }) => text);
}

const short: SummaryOptions = { type: 'key-points', length: 'short' };

describe('summarize, by genre', () => {
  it('starts the summary of news with the event, without dateline, source note or advertisement', () => {
    const said = getTexts('news--council-vote');
    expect(said[0]).toMatch(/^The harbour council voted on Tuesday to close the old swing bridge/);
    expect(said.join('\n')).not.toMatch(/Coastal News|council minutes|newsletter/);
  });

  it('puts the latest entry of a live blog first, each with its time', () => {
    const said = getTexts('live-blog--storm');
    expect(said[0]).toMatch(/^Storm Odile reached the coast/);
    const times = said.slice(1).map((text) => /^(\d\d:\d\d) – /.exec(text)?.[1]);
    expect(times.length).toBeGreaterThanOrEqual(2);
    expect(times).not.toContain(undefined);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('puts the latest entry first if the live blog starts with the earliest', () => {
    const article = loadSample('live-blog--storm');
    const [introduction, ...rest] = article.blocks;
    const pairs = Array.from({ length: rest.length / 2 }, (_, at) =>
      rest.slice(2 * at, 2 * at + 2),
    );
    const earliestFirst = {
      ...article,
      blocks: [introduction, ...pairs.reverse().flat()].flatMap((block) => block ?? []),
    };
    const result = summarize(earliestFirst, { type: 'key-points', length: 'long' });
    const said = result.ok ? result.value.points.map(({ text }) => text) : [];
    const times = said.flatMap((text) => /^(\d\d:\d\d) – /.exec(text)?.[1] ?? []);
    expect(times.length).toBeGreaterThanOrEqual(2);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('includes the thesis of an opinion', () => {
    expect(getTexts('opinion--night-buses', short).join('\n')).toMatch(
      /The city must run its buses|should take them home/,
    );
  });

  it('includes the claim and the verdict of a fact check, in a short summary too', () => {
    for (const said of [
      getTexts('fact-check--tap-water'),
      getTexts('fact-check--tap-water', short),
    ]) {
      expect(said.join('\n')).toMatch(/A post shared on social media .* claims that/);
      expect(said.join('\n')).toMatch(/The claim that the city has stopped .* is false/);
    }
  });

  it('names the steps of a how-to by their headings, in order', () => {
    const [, ...steps] = getPoints('how-to--bicycle-tube');
    expect(steps.map(({ text }) => text).join('\n')).toMatch(/^Find what caused the puncture: /m);
    const blocks = steps.map(({ sources }) => sources[0]?.block ?? 0);
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(blocks).toEqual(blocks.toSorted((one, other) => one - other));
  });

  it('names each item of a listicle, in its sentence or before it', () => {
    const said = getTexts('list--small-museums');
    expect(said).toContainEqual(expect.stringMatching(/^The Salt House in Varnholm/));
    expect(said).toContainEqual(expect.stringMatching(/^The Lamp Room: More than 900/));
    expect(said.join('\n')).not.toMatch(/ · /);
  });

  it('includes answers of an interview with the speaker, and no questions', () => {
    const said = getTexts('interview--soil').join('\n');
    expect(said).toMatch(/Aldaine: /);
    expect(said).not.toMatch(/Question:|\?/);
  });

  it('includes the pros, the cons and the verdict of a review', () => {
    const said = getTexts('review--kettle');
    expect(said).toContain('Pros: Very quiet · Pours without dripping · Easy to descale');
    expect(said).toContain('Cons: Short cord · Slower than its rivals');
    expect(said.join('\n')).toMatch(/The K2 is the best kettle for a bedroom/);
  });

  it('includes the finding of a study, its size and its caveat', () => {
    const said = getTexts('science--birdsong').join('\n');
    expect(said).toMatch(/sing at a higher pitch/);
    expect(said).toMatch(/390 hertz/);
    expect(said).toMatch(/cannot prove that noise causes the change/);
  });

  it('covers more of a feature than its first scene', () => {
    const blocks = getPoints('feature--ferry').map(({ sources }) => sources[0]?.block ?? 0);
    expect(Math.max(...blocks)).toBeGreaterThanOrEqual(5);
    expect(new Set(blocks).size).toBeGreaterThanOrEqual(3);
  });

  it('includes the news of a press release, without praise, company profile and contact', () => {
    const said = getTexts('press-release--pump').join('\n');
    expect(said).toMatch(/60,000 heat pumps/);
    expect(said).toMatch(/85 million/);
    expect(said).not.toMatch(/thrilled|industry-leading|leading provider|media inquiries/);
  });

  it('includes the problem and the solution of a forum thread', () => {
    const said = getTexts('forum-thread--boiler').join('\n');
    expect(said).toMatch(/My boiler drops from 1\.5 bar/);
    expect(said).toMatch(/expansion vessel|The vessel had no air left/);
    expect(said).not.toMatch(/\?/);
  });

  it('includes sentences of documentation, and no code', () => {
    const said = getTexts('documentation--queue').join('\n');
    expect(said).toMatch(/A message queue keeps messages/);
    expect(said).not.toMatch(/--retention/);
  });

  it('says what a recipe is for and how it is made, without the ingredients', () => {
    const said = getTexts('recipe--bean-soup').join('\n');
    expect(said).toMatch(/bean soup/);
    expect(said).toMatch(/Soak the beans|simmer for an hour|Soften the onions/);
    expect(said).not.toMatch(/300 g/);
  });

  it('says in an obituary who died', () => {
    const said = getTexts('obituary--mapmaker', short).join('\n');
    expect(said).toMatch(/died on Sunday in Ellinport at the age of 91/);
  });

  it('starts the summary of a match with the result', () => {
    expect(getTexts('sports--cup-final', short)[0]).toMatch(/Ellinport beat Varnholm 3–2/);
  });

  it('includes the figures of company results without repeating them', () => {
    const said = getTexts('results--third-quarter');
    expect(said.join('\n')).toMatch(/412 million/);
    expect(said.join('\n')).toMatch(/1\.62/);
    expect(said.filter((text) => text.includes('49 million')).length).toBeLessThanOrEqual(1);
    expect(said.join('\n')).not.toMatch(/conference call/);
  });
});
