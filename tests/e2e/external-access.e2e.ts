/**
 * Other extensions, web pages and files can neither detect nor message the extension, and their
 * text is shown as text.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { MessageName, Payload } from '../../src/browser/messaging.ts';
import { serializeRecords } from '../../src/storage/backup/backup.ts';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import payloads from '../fixtures/injection/script-payloads.data.json';
import { flag } from '../hostile/page.ts';
import { isLong, reportFigure } from '../sampled-suites.ts';
import { samplePoint, sampleSummary } from '../storage/history/samples.ts';
import { type DetectionTarget, detect } from './detect.ts';
import { type Browser, storedEverywhere } from './drivers/browser.ts';
import { builtExtension } from './drivers/extension.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { failRequests, shareLonger, strangeOrigin } from './failed-requests.ts';
import {
  chooseFile,
  getText,
  historyPage,
  isThere,
  optionsPage,
  titles,
} from './history-helpers.ts';
import { findForeignElements } from './injected-elements.ts';
import { manyRecords } from './many-records.ts';

const { folder } = builtExtension(inject('browserName'));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.parentPath.includes('_locales'))
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/**
 * Messages that are valid for the right sender, so that the sender is the only reason to ignore them.
 * Their types are those of the background, so that no field can be out of date.
 */
const validMessages: { readonly [N in MessageName]?: Payload<N> } = {
  'job/ensure': { tabId: 1 },
  'job/start': { tabId: 1, request: { scope: { kind: 'page' } } },
  'page/highlight': { tabId: 1, kind: 'follow', anchor: null },
  'banner/articleDetected': {},
  'banner/summarize': {},
  'banner/hide': {},
  'banner/openSettings': {},
};

describe('the extension against others', () => {
  const stage = useBrowser();
  const wanted = ({ id, origin }: Browser): DetectionTarget => ({ id, origin, files, waitMs: 500 });

  it('cannot be detected by a web page while it is idle', async () => {
    expect(files.length).toBeGreaterThan(10);
    const tab = await stage.open('/article.html');
    expect(await tab.evaluate(detect, wanted(stage.browser))).toEqual([]);
  });

  it("answers a web page's requests like an extension that is not installed", async () => {
    const tab = await stage.open('/article.html');
    const { origin } = stage.browser;
    const origins = [origin, strangeOrigin(origin)];
    const asked = { origins, files: ['manifest.json', 'icons/16.png'], rounds: isLong ? 200 : 5 };
    const [ours, nobodys] = await tab.evaluate(failRequests, asked);
    expect(ours?.told).not.toEqual([]);
    expect(ours?.told).toEqual(nobodys?.told);
    const longer = shareLonger(ours?.times ?? [], nobodys?.times ?? []);
    reportFigure(
      `${ours?.times.length} requests to us took longer than as many to nobody in ${(100 * longer).toFixed(1)} % of all pairs`,
    );
  });

  it('would be detected if it left anything behind', async () => {
    const tab = await stage.open('/article.html');
    await tab.evaluate(() => {
      CSS.highlights.set('left', new Highlight());
      document.body.append(document.createElement('div'));
      Object.assign(window, { leftBehind: true });
    });
    expect(await tab.evaluate(detect, { ...wanted(stage.browser), files: [] })).toEqual([
      'the document is not what was served',
      'something is highlighted',
      'a global: leftBehind',
    ]);
  });

  it('answers nothing that a web page posts', async () => {
    const before = await storedEverywhere(stage.browser);
    const tab = await stage.open('/article.html');
    await tab.evaluate(async (messages: typeof validMessages) => {
      for (const [name, payload] of Object.entries(messages)) {
        postMessage({ name, payload }, '*');
        document.dispatchEvent(new CustomEvent(name, { detail: payload }));
      }
      await new Promise((resume) => setTimeout(resume, 300));
    }, validMessages);
    expect(await storedEverywhere(stage.browser)).toEqual(before);
  });

  it('shows a backup whose texts are scripts as text, before and after the restore', async () => {
    const options = await stage.openAddress(stage.browser.origin + optionsPage);
    await until('the options are shown', () => options.evaluate(isThere, '[name=save-backup]'));
    const scripted = scriptedRecords(Date.now());
    const file = JSON.parse(serializeRecords([...scripted, ...payloads.slice(0, 3)], Date.now()));
    const settings = { [payloads[0] ?? '']: 1 };
    await options.evaluate(chooseFile, JSON.stringify({ ...file, settings }));
    await until('the preview is shown', () => options.evaluate(isThere, '[name=restore]'));
    const preview = await options.evaluate(getText, '.preview');
    expect(scripted.filter(({ title }) => !preview.includes(title))).toEqual([]);
    expect(await options.evaluate(findForeignElements, flag)).toEqual([]);
    await options.click('[name=restore]');
    await until('it is restored', async () => {
      return (await options.evaluate(getText, '.outcome')) === 'Backup restored.';
    });

    const history = await stage.openAddress(stage.browser.origin + historyPage);
    await until('all are listed', async () => (await titles(history)).length === scripted.length);
    for (const { title, summaries } of scripted) {
      await history.evaluate(openRecord, title);
      await until(`it is open: ${title}`, async () => {
        const said = await history.evaluate(getText, '.record-details');
        return summaries.every(({ points }) => points.every(({ text }) => said.includes(text)));
      });
      expect(await history.evaluate(findForeignElements, flag)).toEqual([]);
    }
  });

  it('ignores messages of another extension', async () => {
    const before = await storedEverywhere(stage.browser);
    const origin = await stage.browser.installAnother(join(import.meta.dirname, 'stranger'));
    const tab = await stage.openAddress(`${origin}/page.html`);
    const { id } = stage.browser;
    const answers = await tab.evaluate(sendMessages, { id, messages: validMessages });
    expect(answers.filter((answer) => !/connection|receiving end/i.test(answer))).toEqual([]);
    expect(answers).toHaveLength(Object.keys(validMessages).length + 1);
    expect(await storedEverywhere(stage.browser)).toEqual(before);
  });
});

/** Creates records whose every text is a script. */
function scriptedRecords(now: number): HistoryRecord[] {
  const inEach = 7;
  return manyRecords(Math.ceil(payloads.length / inEach), now).map((record, at) => {
    const texts = payloads.slice(at * inEach, (at + 1) * inEach);
    const [title = ''] = texts;
    const points = texts.map((text) => samplePoint(text));
    return { ...record, title, site: title, byline: title, summaries: [sampleSummary({ points })] };
  });
}

/** Runs in the history page. */
function openRecord(title: string): void {
  const records = [...document.querySelectorAll('.record')];
  const record = records.find((each) => each.querySelector('.title')?.textContent === title);
  record?.querySelector<HTMLElement>('.record-toggle')?.click();
}

interface Runtime {
  sendMessage(id: string, message: unknown): Promise<unknown>;
  connect(id: string): {
    readonly onDisconnect: { addListener(listener: (port: Port) => void): void };
  };
  readonly lastError?: { readonly message: string };
}

interface Port {
  readonly error?: { readonly message: string };
}

/** Runs in the other extension. Sends every message, connects, and returns the answers. */
async function sendMessages({
  id,
  messages,
}: {
  id: string;
  messages: typeof validMessages;
}): Promise<string[]> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  const answers: string[] = [];
  for (const [name, payload] of Object.entries(messages))
    answers.push(
      await runtime.sendMessage(id, { name, payload }).then(
        (answer) => `answered: ${JSON.stringify(answer)}`,
        (error) => String(error),
      ),
    );
  const port = runtime.connect(id);
  answers.push(
    await new Promise<string>((resolve) => {
      port.onDisconnect.addListener((gone) =>
        resolve((gone.error ?? runtime.lastError)?.message ?? 'connected'),
      );
      setTimeout(() => resolve('connected'), 2_000);
    }),
  );
  return answers;
}
