// @vitest-environment happy-dom
/**
 * Feeds markup and script through every text that others can write. It must remain text wherever it
 * is shown or exported.
 */

import { Parser } from 'commonmark';
import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/background/jobs/job.ts';
import { registerOmnibox } from '../../src/browser/omnibox.ts';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { createButtonFactory, createPointsView } from '../../src/content/banner/points-view.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { parseModelOutput } from '../../src/factuality/parse-model-output.ts';
import { serializeBackup } from '../../src/storage/backup/backup.ts';
import { planRestore } from '../../src/storage/backup/restore.ts';
import { toSingleLine } from '../../src/storage/export/document.ts';
import { toHtml } from '../../src/storage/export/html.ts';
import { toMarkdown } from '../../src/storage/export/markdown.ts';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import { defaultSettings, defaultSiteSettings } from '../../src/storage/settings/settings.ts';
import { updateRecord } from '../../src/storage/stores/history-store.ts';
import { History } from '../../src/ui/history/history.tsx';
import { RestorePreview } from '../../src/ui/options/restore-preview.tsx';
import { Receipt } from '../../src/ui/summary/receipt.tsx';
import { SummaryView } from '../../src/ui/summary/summary-view.tsx';
import { answer, labels as bannerLabels } from '../content/banner/labels.ts';
import type { fakeBrowser } from '../fakes/browser.ts';
import payloads from '../fixtures/injection/script-payloads.data.json';
import { escaped } from '../hostile/page.ts';
import { sampled } from '../sampled-suites.ts';
import { labels } from '../storage/export/labels.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleRecord,
  sampleSummary,
} from '../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../storage/stores/samples.ts';
import { listTags } from './text-only.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
const bar = vi.hoisted(() => ({
  changed: (_text: string, _show: (shown: { description: string }[]) => void): void => {},
}));
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../fakes/browser.ts');
  const { fakeSiteAccess } = await import('../fakes/site-access.ts');
  const { getMessage } = await import('../ui/messages.ts');
  fake.browser = fakeBrowser();
  const omnibox = {
    setDefaultSuggestion: () => {},
    onInputChanged: {
      addListener: (listener: typeof bar.changed) => {
        bar.changed = listener;
      },
    },
    onInputEntered: { addListener: () => {} },
  };
  const runtime = {
    getURL: (path: string) => `chrome-extension://abc/${path}`,
    async sendMessage({ name }: { name: string }) {
      // Without a script in the page, the view opens no port to it.
      if (name === 'prepare-highlight') return { ok: false, failure: { code: 'page-gone' } };
      return { ok: true, value: name === 'page/highlight' ? 'gone' : false };
    },
  };
  const { permissions } = fakeSiteAccess();
  const { storage } = fake.browser;
  return { default: { storage, omnibox, runtime, permissions, i18n: { getMessage } } };
});
vi.mock('../../src/browser/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());

const marker = 'hostilePageWasHere';
const shown = (text: string) => text.replace(/\s+/g, ' ').trim();
const said = () => shown(document.body.textContent ?? '');

beforeEach(() => {
  const { storage } = fake.browser;
  for (const { held } of [storage.local, storage.session, storage.sync]) held.clear();
});
afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
  expect(marker in globalThis).toBe(false);
});

test('has enough distinct payloads', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  expect(new Set(payloads).size).toBe(payloads.length);
});

test('detects a text that was parsed as markup', () => {
  const { document: made } = parseHTML(
    '<p><img src="x" onerror="1"><a href="javascript:1">x</a></p>',
  );
  expect(listTags(made)).toEqual(['<img>', 'src', 'onerror', 'href=javascript:1']);
});

/** Creates a record with the payload in every text field. */
function createHostileRecord(payload: string): HistoryRecord {
  const points = [samplePoint(payload, { sources: [sampleAnchor({ quote: payload })] })];
  const texts = { title: payload, site: payload, byline: payload };
  return sampleRecord({ ...texts, summaries: [sampleSummary({ points })] });
}

function createHostileJob(payload: string): Job {
  const { title, site, byline, summaries } = createHostileRecord(payload);
  const article = sampleHead({ title, ...(site && { site }), ...(byline && { byline }) });
  return sampleJob({ article, summaries });
}

describe.each(sampled(payloads, 40))('the payload %j', (payload) => {
  test('stays text in the summary view: title, site, points, quotation of a lost sentence', async () => {
    await fake.browser.storage.session.set({ 'job:7': createHostileJob(payload) });
    render(<SummaryView surface="popup" search="?tab=7" activeTab={undefined} />, document.body);
    const point = await vi.waitFor(() => {
      const button = document.querySelector<HTMLElement>('.point');
      if (!button) throw new Error('no point yet');
      return button;
    });
    point.click();
    await vi.waitFor(() => expect(document.querySelector('q')?.textContent).toBe(payload));
    expect(document.querySelector('h1')?.textContent).toBe(payload);
    expect(point.textContent).toContain(payload);
    expect(listTags(document.body)).toEqual([]);
  });

  test('stays text in the receipt: the text and the excluded blocks', async () => {
    const article = sampleArticle({
      textHash: sampleHead().textHash,
      blocks: [{ kind: 'paragraph', text: payload }],
      excluded: [{ reason: 'caption', text: payload, words: 3, before: 0 }],
    });
    await fake.browser.storage.session.set({ 'article:7': article });
    const points = [samplePoint(payload, { sources: [sampleAnchor({ end: payload.length })] })];
    render(
      <Receipt
        job={createHostileJob(payload)}
        summary={sampleSummary({ points })}
        onBack={() => {}}
      />,
      document.body,
    );
    await vi.waitFor(() => expect(document.querySelector('.read p.paragraph')).not.toBeNull());
    expect(document.querySelector('.read p.paragraph')?.textContent).toBe(payload);
    expect(document.querySelector('.read mark')?.textContent).toBe(payload);
    expect(document.querySelector('.excluded li')?.textContent).toBe(payload);
    expect(listTags(document.body)).toEqual([]);
  });

  test('stays text in the banner', () => {
    const points = [samplePoint(payload)];
    const actions = { press: vi.fn(), hide: vi.fn(), show: () => false, onCleared: () => vi.fn() };
    const host = document.createElement('div');
    const told = { ...answer, title: payload, points };
    const create = createButtonFactory(
      document,
      () => true,
      () => {},
    );
    const view = createPointsView(
      document,
      host,
      bannerLabels,
      create,
      told,
      actions as never,
      () => {},
    );
    document.body.append(view);
    expect(view.querySelector<HTMLElement>('.point')?.dataset.text).toBe(payload);
    expect(listTags(document.body)).toEqual([]);
  });

  test('stays text in the history: a record, its details, a search for it', async () => {
    const record = createHostileRecord(payload);
    await updateRecord(record.id, () => record);
    render(<History initialQuery={{ query: payload, record: record.id }} />, document.body);
    await vi.waitFor(() =>
      expect(document.querySelector('.history')?.getAttribute('aria-busy')).toBe('false'),
    );
    expect(listTags(document.body)).toEqual([]);
    render(null, document.body);
    render(<History initialQuery={{ record: record.id }} />, document.body);
    await vi.waitFor(() => expect(document.querySelector('.record-details .point')).not.toBeNull());
    expect(document.querySelector('.record .title')?.textContent).toBe(payload);
    expect(document.querySelector('.record-details .point')?.textContent).toBe(payload);
    expect(listTags(document.body)).toEqual([]);
  });

  test('stays text in an imported file, in the preview and after the restore', async () => {
    const evil = { ...createHostileRecord(payload), url: payload, canonical: payload, id: payload };
    const records = [createHostileRecord(payload), evil, payload];
    const kept = { settings: defaultSettings, sites: defaultSiteSettings, records };
    const text = serializeBackup(kept, 1).replace(
      '"settings":{',
      // A function avoids replacement patterns, as a payload may be `$'`.
      () => `"settings":{${JSON.stringify(payload)}:1,`,
    );
    const present = {
      settings: defaultSettings,
      locked: new Set<never>(),
      sites: defaultSiteSettings,
      records: [],
    };
    const restore = planRestore(text, present, Date.now());
    if (!restore.ok) throw new Error(restore.rejection);
    render(
      <RestorePreview plan={restore.plan} onRestore={() => {}} onCancel={() => {}} />,
      document.body,
    );
    expect(said()).toContain(shown(payload));
    expect(listTags(document.body)).toEqual([]);
    expect('polluted' in {}).toBe(false);
    render(null, document.body);
    for (const record of restore.plan.records) {
      // An address that could be extracted is not always safe to link to.
      expect(record.url).toMatch(/^(?:https?|ftp|file|blob|data|about):/);
      await updateRecord(record.id, () => record);
      render(<History initialQuery={{ record: record.id }} />, document.body);
      await vi.waitFor(() =>
        expect(document.querySelector('.record-details .point')).not.toBeNull(),
      );
      expect(listTags(document.body)).toEqual([]);
      const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
      expect(links.filter((href) => !/^https?:\/\//.test(href ?? ''))).toEqual([]);
      render(null, document.body);
    }
  });

  test('stays text in exports: HTML, and Markdown as rendered', () => {
    const record = createHostileRecord(payload);
    const { document: exported } = parseHTML(toHtml([record], labels, payload));
    const html = new Set('html head meta title style body article h1 h2 p div ul li a'.split(' '));
    expect(listTags(exported, html)).toEqual([]);
    expect(exported.querySelector('h1')?.textContent).toBe(toSingleLine(payload));
    expect(exported.querySelector('li')?.textContent).toContain(toSingleLine(payload));

    const walker = new Parser().parse(toMarkdown([record, record], labels)).walker();
    const texts: string[] = [];
    for (let step = walker.next(); step; step = walker.next()) {
      const { node, entering } = step;
      if (!entering) continue;
      expect(node.type).not.toMatch(/^(?:html_|image|code)/);
      if (node.type === 'link') expect(node.destination).toMatch(/^https?:\/\//);
      if (node.literal) texts.push(node.literal);
    }
    expect(texts.join('')).toContain(toSingleLine(payload));
  });

  test('stays text in the omnibox, where browsers parse XML', async () => {
    const found = [{ id: 'a', title: payload, site: '' }];
    registerOmnibox({ onInput: async () => found, onChosen: async () => ({}), hint: payload });
    const [suggestion] = await new Promise<{ description: string }[]>((show) =>
      bar.changed('x', show),
    );
    expect(suggestion?.description).not.toMatch(/[<>"']|&(?!#\d+;)/);
    const text = suggestion?.description.replace(/&#(\d+);/g, (_mark, code) =>
      String.fromCharCode(Number(code)),
    );
    expect(text).toBe(payload.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' '));
  });

  test('stays text in the output of a model', async () => {
    const points = parseModelOutput(`* ${payload}\n* The end.`, 5, 'en').map((text) =>
      samplePoint(text),
    );
    const [summary] = createHostileJob(payload).summaries;
    const job = { ...createHostileJob('Title'), summaries: [{ ...summary, points }] };
    await fake.browser.storage.session.set({ 'job:7': job });
    render(<SummaryView surface="popup" search="?tab=7" activeTab={undefined} />, document.body);
    await vi.waitFor(() => expect(document.querySelector('.point')).not.toBeNull());
    expect(document.querySelectorAll('.point')).toHaveLength(points.length);
    expect(listTags(document.body)).toEqual([]);
  });

  test('stays text in a page: title, author, site and article', () => {
    const text = escaped(payload);
    const prose =
      'The harbour pilots met on Tuesday evening and agreed to go on for one more year. ';
    const head = `<title>${text}</title><meta name="author" content="${text}"><meta property="og:site_name" content="${text}"><link rel="canonical" href="${text}">`;
    const body = `<article><h1>${text}</h1><p>${prose.repeat(4)} ${text}</p><p>${prose.repeat(5)}</p></article>`;
    const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
    const article = extractArticle(parseHtml(html, 'https://tide.example/a'), {
      kind: 'page',
      force: true,
    });
    if (!article.ok) throw new Error(article.failure.code);
    expect(article.value.canonical).toMatch(/^https?:\/\//);
    const texts = [article.value.title, ...article.value.blocks.map((block) => block.text)];
    for (const each of texts) expect(typeof each).toBe('string');
  });
});
