import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import type { Length } from '../../src/summarizer/summary.ts';
import { loadSample } from './samples.ts';

function getTexts(name: string, length: Length = 'medium'): string[] {
  const result = summarize(loadSample(name), { type: 'key-points', length });
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.points.map(({ text }) => text);
}

describe('summarize, by genre in other languages', () => {
  it.each([
    ['fact-check--lampen-de', /die Behauptung geteilt/, /Die Behauptung ist falsch/],
    ['fact-check--agua-es', /en redes sociales afirma que/, /La afirmación es falsa/],
  ])(
    'includes the claim and the verdict of a fact check in any length (%s)',
    (name, claim, verdict) => {
      for (const length of ['short', 'medium'] as const) {
        expect(getTexts(name, length).join('\n')).toMatch(claim);
        expect(getTexts(name, length).join('\n')).toMatch(verdict);
      }
    },
  );

  it('includes pros, cons and the verdict of a French review whose “Verdict” is a paragraph', () => {
    const said = getTexts('review--velo-fr');
    expect(said).toContain(
      'Points forts: Direction précise à pleine charge · Moteur silencieux · Béquille très stable',
    );
    expect(said.at(-1)).toMatch(/^Le Mulet 3 est le meilleur choix pour une famille/);
    expect(getTexts('review--velo-fr', 'short').at(-1)).toMatch(/le meilleur choix/);
  });

  it.each([
    ['interview--ponte-it', /^Sarti: /],
    ['interview--sabah-ar', /^الحداد: /],
  ])('names the speaker before the answers of an interview (%s)', (name, speaker) => {
    const [introduction, ...answers] = getTexts(name);
    expect(introduction).toMatch(/2019/);
    expect(answers.length).toBeGreaterThanOrEqual(2);
    for (const answer of answers) expect(answer).toMatch(speaker);
    expect(answers.join('\n')).not.toMatch(/[?؟]/);
  });

  it('includes the finding and the caveat of German science news, not the journal', () => {
    const said = getTexts('science--vogel-de').join('\n');
    expect(said).toMatch(/bis zu zwei Stunden früher/);
    expect(said).toMatch(/94 Minuten/);
    expect(said).toMatch(/bleibt unklar|müssten zeigen/);
    expect(said).not.toMatch(/Fachzeitschrift/);
  });

  it('puts the latest entry of a French live blog first, each with its time', () => {
    const [introduction, ...entries] = getTexts('live-blog--greve-fr');
    expect(introduction).toMatch(/a paralysé mardi/);
    expect(entries[0]).toMatch(/^18h40 – /);
    expect(entries.map((text) => /^\d{1,2}h\d\d/.exec(text)?.[0])).not.toContain(undefined);
  });

  it.each([
    ['how-to--vidrio-es', /^Limpia el marco: /m],
    ['list--museus-pt', /^Sala dos Candeeiros: /m],
  ])('puts the heading of a list item before its sentence (%s)', (name, item) => {
    const said = getTexts(name);
    expect(said.join('\n')).toMatch(item);
    expect(said).toHaveLength(5);
  });

  it('includes the thesis of a Polish opinion', () => {
    expect(getTexts('opinion--autobus-pl', 'short').join('\n')).toMatch(
      /Miasto musi uruchomić nocne autobusy/,
    );
  });

  it('includes the news of a French press release, without praise and contact', () => {
    const said = getTexts('press-release--pompe-fr').join('\n');
    expect(said).toMatch(/85 millions/);
    expect(said).not.toMatch(/leader|ravis|fière|presse/);
  });

  it('includes the problem and the solution of a German forum thread', () => {
    const said = getTexts('forum-thread--wasser-de', 'short').join('\n');
    expect(said).toMatch(/^Meine Gastherme fällt/);
    expect(said).toMatch(/auf 0,9 bar aufgepumpt/);
    expect(said).not.toMatch(/\?|Hallo|Danke/);
  });

  it('includes the figures of German company results, without the praise', () => {
    const said = getTexts('results--quartal-de', 'short').join('\n');
    expect(said).toMatch(/41,2 Millionen/);
    expect(said).not.toMatch(/stolz|Website/);
  });

  it('says how a German recipe is made, without the ingredients', () => {
    const said = getTexts('recipe--suppe-de').join('\n');
    expect(said).toMatch(/einweichen|köcheln/);
    expect(said).not.toMatch(/300 g|Guten Appetit/);
  });

  it('starts the summary of a Portuguese match with the result', () => {
    expect(getTexts('sports--final-pt', 'short')[0]).toMatch(/venceu o Mirante por 4 a 3/);
  });

  it('starts the summary of a Turkish obituary with the death', () => {
    expect(getTexts('obituary--haritaci-tr', 'short')[0]).toMatch(/91 yaşında öldü/);
    expect(getTexts('obituary--haritaci-tr').join('\n')).not.toMatch(/Peki/);
  });

  it.each([
    ['news--bruecke-zh', /^河口市议会4日投票决定/, /新华社|责任编辑|他补充|安全不能讨价还价/],
    ['news--most-ru', /^Городской совет Заречья решил/, /Речные вести|Читайте также|Она добавила/],
  ])(
    'starts the summary of news with the event, without noise or half quotations (%s)',
    (name, event, noise) => {
      const said = getTexts(name);
      expect(said[0]).toMatch(event);
      expect(said.join('\n')).not.toMatch(noise);
    },
  );
});

describe('summarize, on the sample article', () => {
  it('says what the town did, what it cost and what the effect was', () => {
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
