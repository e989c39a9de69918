import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import type { Length } from '../../src/summarizer/summary.ts';
import { sample } from './samples.ts';

function texts(name: string, length: Length = 'medium'): string[] {
  const result = summarize(sample(name), { type: 'key-points', length });
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.points.map(({ text }) => text);
}

describe('what a kind must not lose does not depend on the language', () => {
  it.each([
    ['fact-check--lampen-de', /die Behauptung geteilt/, /Die Behauptung ist falsch/],
    ['fact-check--agua-es', /en redes sociales afirma que/, /La afirmación es falsa/],
  ])('%s: claim and verdict', (name, claim, verdict) => {
    for (const length of ['short', 'medium'] as const) {
      expect(texts(name, length).join('\n')).toMatch(claim);
      expect(texts(name, length).join('\n')).toMatch(verdict);
    }
  });

  it('review, French: for, against, and whom it is for, though “Verdict” is no heading', () => {
    const said = texts('review--velo-fr');
    expect(said).toContain(
      'Points forts: Direction précise à pleine charge · Moteur silencieux · Béquille très stable',
    );
    expect(said.at(-1)).toMatch(/^Le Mulet 3 est le meilleur choix pour une famille/);
    expect(texts('review--velo-fr', 'short').at(-1)).toMatch(/le meilleur choix/);
  });

  it.each([
    ['interview--ponte-it', /^Sarti: /],
    ['interview--sabah-ar', /^الحداد: /],
  ])('%s: answers, and who speaks', (name, speaker) => {
    const [introduction, ...answers] = texts(name);
    expect(introduction).toMatch(/2019/);
    expect(answers.length).toBeGreaterThanOrEqual(2);
    for (const answer of answers) expect(answer).toMatch(speaker);
    expect(answers.join('\n')).not.toMatch(/[?؟]/);
  });

  it('science, German: the finding and what stays open, not where it was published', () => {
    const said = texts('science--vogel-de').join('\n');
    expect(said).toMatch(/bis zu zwei Stunden früher/);
    expect(said).toMatch(/94 Minuten/);
    expect(said).toMatch(/bleibt unklar|müssten zeigen/);
    expect(said).not.toMatch(/Fachzeitschrift/);
  });

  it('live blog, French: the latest first, each with its time', () => {
    const [intro, ...entries] = texts('live-blog--greve-fr');
    expect(intro).toMatch(/a paralysé mardi/);
    expect(entries[0]).toMatch(/^18h40 – /);
    expect(entries.map((text) => /^\d{1,2}h\d\d/.exec(text)?.[0])).not.toContain(undefined);
  });

  it.each([
    ['how-to--vidrio-es', /^Limpia el marco: /m],
    ['list--museus-pt', /^Sala dos Candeeiros: /m],
  ])('%s: an item is named in front of its sentence', (name, item) => {
    const said = texts(name);
    expect(said.join('\n')).toMatch(item);
    expect(said).toHaveLength(5);
  });

  it('opinion, Polish: the thesis', () => {
    expect(texts('opinion--autobus-pl', 'short').join('\n')).toMatch(
      /Miasto musi uruchomić nocne autobusy/,
    );
  });

  it('press release, French: the news, without praise, portrait and contact', () => {
    const said = texts('press-release--pompe-fr').join('\n');
    expect(said).toMatch(/85 millions/);
    expect(said).not.toMatch(/leader|ravis|fière|presse/);
  });

  it('forum, German: the trouble and what mended it', () => {
    const said = texts('forum-thread--wasser-de', 'short').join('\n');
    expect(said).toMatch(/^Meine Gastherme fällt/);
    expect(said).toMatch(/auf 0,9 bar aufgepumpt/);
    expect(said).not.toMatch(/\?|Hallo|Danke/);
  });

  it('results, German: the figures without the pride', () => {
    const said = texts('results--quartal-de', 'short').join('\n');
    expect(said).toMatch(/41,2 Millionen/);
    expect(said).not.toMatch(/stolz|Website/);
  });

  it('recipe, German: how it is made, not what to buy', () => {
    const said = texts('recipe--suppe-de').join('\n');
    expect(said).toMatch(/einweichen|köcheln/);
    expect(said).not.toMatch(/300 g|Guten Appetit/);
  });

  it('sports, Portuguese, and an obituary, Turkish: the news first', () => {
    expect(texts('sports--final-pt', 'short')[0]).toMatch(/venceu o Mirante por 4 a 3/);
    expect(texts('obituary--haritaci-tr', 'short')[0]).toMatch(/91 yaşında öldü/);
    expect(texts('obituary--haritaci-tr').join('\n')).not.toMatch(/Peki/);
  });

  it.each([
    ['news--bruecke-zh', /^河口市议会4日投票决定/, /新华社|责任编辑|他补充|安全不能讨价还价/],
    ['news--most-ru', /^Городской совет Заречья решил/, /Речные вести|Читайте также|Она добавила/],
  ])('%s: the event first, without dateline, furniture and torn quotation', (name, event, torn) => {
    const said = texts(name);
    expect(said[0]).toMatch(event);
    expect(said.join('\n')).not.toMatch(torn);
  });
});

describe('the sample article that everybody sees first', () => {
  it('tells what was done, what it cost and what came of it', () => {
    const html = readFileSync(
      new URL('../../scripts/sample/article.html', import.meta.url),
      'utf8',
    );
    const article = extractArticle(parseHtml(html), { kind: 'page' });
    if (!article.ok) throw new Error(article.failure.code);
    const result = summarize(article.value, { type: 'key-points', length: 'medium' });
    const said = result.ok ? result.value.points.map(({ text }) => text) : [];
    expect(said[0]).toMatch(/^Two winters ago, the town of Harrowby dimmed 1,140/);
    expect(said.join('\n')).toMatch(/390,000 pounds/);
    expect(said.join('\n')).toMatch(/60 percent fewer dead moths/);
    expect(said.join('\n')).not.toMatch(/Nobody had planned/);
  });
});
