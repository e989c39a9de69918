import { describe, expect, inject, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import chinese from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { makeChinesePdf } from '../extraction/pdf/make-pdf.ts';
import { storedEverywhere, type Tab, type View } from './drivers/browser.ts';
import { samplePassword, samplePdf } from './drivers/sample-pdfs.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { getText, readRecords } from './history-helpers.ts';
import { chooseFile, handOver, hasElement, pdfPage } from './pdf-helpers.ts';
import { waitForOutcome } from './summary-view.ts';

const isFirefox = inject('browserName') === 'firefox';
const quick = { timeoutMs: 30_000 };

const stage = useBrowser();

describe('a PDF that the user opens in a tab of the extension', () => {
  it('is summarized with the page of each point, and saved under the hash of its bytes', async () => {
    const tab = await openFile('report', 'lighthouse.pdf');
    const { points, title } = await waitForOutcome(tab, quick);
    expect(title).toBe('The Lighthouse Diary That Took Forty Volunteers Three Winters to Read');
    expect(points.length).toBeGreaterThan(2);
    const labels = await pageLabels(tab);
    expect(labels).toHaveLength(points.length);
    for (const label of labels) expect(label).toMatch(/^p\. [123]$/);
    const record = await until('it is saved', async () => (await readRecords(stage.browser))[0]);
    expect(record.url).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
    expect(record.site).toBe('lighthouse.pdf');
  });

  // In Firefox, the view gets no file from a paste that a script makes.
  it.each(isFirefox ? (['drop'] as const) : (['drop', 'paste'] as const))(
    'is summarized after a %s, in a tab that has its title',
    async (how) => {
      const tab = await stage.openAddress(`${stage.browser.origin}${pdfPage}`);
      await handOver(tab, how, samplePdf('report').toString('base64'), 'lighthouse.pdf');
      const { points, title } = await waitForOutcome(tab, quick);
      expect(points.length).toBeGreaterThan(2);
      expect(await tab.evaluate(() => document.title)).toBe(title);
    },
  );

  it.each([
    ['picture', 'cover.png'],
    ['link', ''],
  ])('is asked for again after a %s was dropped, which the tab does not open', async (_, name) => {
    const address = `${stage.browser.origin}${pdfPage}`;
    const tab = await stage.openAddress(address);
    await handOver(tab, 'drop', Buffer.from('\u0089PNG', 'latin1').toString('base64'), name);
    await until('it says what it is not', () => hasElement(tab, '.error'), quick);
    expect(await tab.evaluate(getText, '.error [role=alert] p')).toBe(
      english.fail_file_not_pdf.message,
    );
    expect(await tab.url()).toBe(address);
    await handOver(tab, 'drop', samplePdf('report').toString('base64'), 'lighthouse.pdf');
    expect((await waitForOutcome(tab, quick)).points.length).toBeGreaterThan(2);
  });

  it('is read if its font names a Chinese character map, which the package has', async () => {
    const { sample_lead, sample_reason_1, sample_reason_2, sample_change, sample_worse } = chinese;
    const texts = [sample_lead, sample_reason_1, sample_reason_2, sample_change, sample_worse];
    const lines = texts.flatMap(({ message }) => message.match(/.{1,40}/gu) ?? []);
    const file = Buffer.from(makeChinesePdf(lines), 'latin1').toString('base64');
    const tab = await stage.openAddress(`${stage.browser.origin}${pdfPage}`);
    await handOver(tab, 'drop', file, 'library.pdf');
    const { points } = await waitForOutcome(tab, quick);
    expect(points.length).toBeGreaterThan(2);
    for (const point of points) expect(point).toMatch(/^[“\p{Script=Han}\d]/u);
  });

  it('needs no pointer: the keys reach the picker, and lead from a point to its page', async () => {
    const tab = await stage.openAddress(`${stage.browser.origin}${pdfPage}`);
    await until('there is a picker', () => hasElement(tab, 'input[type=file]'));
    await pressTabUntil(tab, '.choices .main');
    await chooseFile(tab, 'report', 'lighthouse.pdf');
    await waitForOutcome(tab, quick);
    await pressTabUntil(tab, '.point');
    await tab.press('Enter');
    await until('the place is shown', async () =>
      /^On page \d of the PDF:/.test(await tab.evaluate(getText, '.highlight-status')),
    );
  });

  it('has one record if it is opened twice, even under another name', async () => {
    const count = async () => (await readRecords(stage.browser)).length;
    const first = await openFile('report', 'lighthouse.pdf');
    await waitForOutcome(first, quick);
    const saved = await until('it is saved', count);
    const second = await openFile('report', 'renamed.pdf');
    await waitForOutcome(second, quick);
    await until('it is saved again', async () =>
      (await readRecords(stage.browser)).some(({ site }) => site === 'renamed.pdf'),
    );
    expect(await count()).toBe(saved);
  });

  it('shows the page and the quotation of a point if no tab shows the file', async () => {
    const tab = await openFile('report', 'lighthouse.pdf');
    await waitForOutcome(tab, quick);
    await tab.click('.points li:first-child .point');
    await until('the place is shown', async () =>
      /^On page [123] of the PDF:/.test(await tab.evaluate(getText, '.highlight-status')),
    );
    expect(await tab.evaluate(getText, '.highlight-status q')).not.toBe('');
  });

  it('is summarized at another length, and its text is listed', async () => {
    const tab = await openFile('report', 'lighthouse.pdf');
    const { points } = await waitForOutcome(tab, quick);
    await tab.click('.tools .segmented label:last-child');
    await until('it is longer', async () => {
      const shown = await waitForOutcome(tab, quick);
      return shown.points.length > points.length;
    });
    await tab.click('.receipt-link');
    await until('the text is shown', () =>
      tab.evaluate(() => document.querySelectorAll('.receipt mark').length > 0),
    );
  });

  it('is opened with its password after a wrong one', async () => {
    const tab = await openFile('locked', 'locked.pdf');
    await until('the password is asked for', () => hasElement(tab, 'input[type=password]'), quick);
    await enterPassword(tab, 'wrong');
    await until('it is refused', async () =>
      (await tab.evaluate(getText, '.pdf-reading [role=alert]')).includes('password isn’t right'),
    );
    await enterPassword(tab, samplePassword);
    expect((await waitForOutcome(tab, quick)).points.length).toBeGreaterThan(2);
  });

  it.each([
    ['scan', 'file_no_text', english.fail_file_no_text.message],
    ['damaged', 'file_damaged', english.fail_file_damaged.message],
  ])('shows why it cannot be read, and another can be chosen: %s', async (kind, name, message) => {
    const tab = await openFile(kind, `${kind}.pdf`);
    await until('it says why', () => hasElement(tab, '.error'), quick);
    const shown = await tab.evaluate(() => ({
      name: document.querySelector<HTMLElement>('.error')?.dataset.name,
      text: document.querySelector('.error [role=alert] p')?.textContent,
    }));
    expect(shown).toEqual({ name, text: message });
    await chooseFile(tab, 'report', 'lighthouse.pdf');
    expect((await waitForOutcome(tab, quick)).points.length).toBeGreaterThan(2);
  });

  it('shows the progress by pages until the user cancels', async () => {
    const tab = await openFile('long', 'long.pdf');
    await until('pages are counted', async () =>
      /^Reading page \d+ of 300/.test(await tab.evaluate(getText, '.pdf-reading p')),
    );
    await tab.click('.pdf-reading .link');
    await until('it has stopped', () => hasElement(tab, '.error[data-name=aborted]'));
  });

  it('is summarized if it has 300 pages', async () => {
    const tab = await openFile('long', 'long.pdf');
    const { points } = await waitForOutcome(tab, { timeoutMs: 60_000 });
    expect(points.length).toBeGreaterThan(2);
  });
});

describe.runIf(!isFirefox)('a PDF in the viewer of Chromium', () => {
  it('is summarized by a click on the toolbar button, without any request', async () => {
    const tab = await stage.open('/report.pdf?count');
    const before = requestsOf('/report.pdf?count');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view, quick);
    expect(points.length).toBeGreaterThan(2);
    expect(await pageLabels(view)).toHaveLength(points.length);
    expect(requestsOf('/report.pdf?count')).toBe(before);
  });

  it('is reloaded at the sentence of a point, in the same tab and with the same grant', async () => {
    const tab = await stage.open('/report.pdf?lead');
    stage.allowNavigation('/report.pdf?lead');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view, quick);
    for (const index of [points.length, 1]) {
      await view.click(`.points li:nth-child(${index}) .point`);
      await until('the viewer is asked', async () =>
        (await view.evaluate(getText, '.highlight-status')).includes('Shown in the PDF viewer'),
      );
    }
    expect((await waitForOutcome(view)).points).toEqual(points);
  });

  it('has to be opened as a file if it is not in the cache, without any request', async () => {
    const tab = await stage.open('/report.pdf?no-store');
    const before = requestsOf('/report.pdf?no-store');
    const view = await tab.clickToolbar();
    const { name } = await waitForOutcome(view, quick);
    expect(name).toBe('restricted_pdf');
    expect(await view.evaluate(getText, '.choices .main')).toBe(english.open_pdf.message);
    expect(requestsOf('/report.pdf?no-store')).toBe(before);
  });

  it('is read on after the popup was closed, and no page is kept in the end', async () => {
    const tab = await stage.open('/report.pdf?kind=long');
    const first = await tab.clickToolbar();
    await until('some pages are read', async () => {
      const status = await first.evaluate(getText, '.pdf-reading p');
      return Number(/page (\d+) of 300/.exec(status)?.[1]) > 40;
    });
    await stage.browser.closePopup();
    expect(await getKeptParts()).toBeGreaterThan(0);
    const second = await tab.clickToolbar();
    expect((await waitForOutcome(second, { timeoutMs: 60_000 })).points.length).toBeGreaterThan(2);
    expect(await getKeptParts()).toBe(0);
  });

  it('leaves nothing behind in an incognito window', async () => {
    const tab = await stage.browser.openTab(stage.site.url('/report.pdf?secret'), {
      private: true,
    });
    const view = await tab.clickToolbar();
    expect((await waitForOutcome(view, quick)).points.length).toBeGreaterThan(2);
    await tab.close();
    await until('the tab is forgotten', async () => {
      const stored = await storedEverywhere(stage.browser);
      return !JSON.stringify(stored).includes('secret');
    });
  });

  it('leaves nothing behind if it is opened as a file from an incognito window', async () => {
    const before = await storedEverywhere(stage.browser);
    const shown = await stage.browser.openTab(stage.site.url('/report.pdf?no-store&private'), {
      private: true,
    });
    const view = await shown.clickToolbar();
    expect((await waitForOutcome(view)).name).toBe('restricted_pdf');
    await view.click('.choices .main');
    const tab = await stage.browser.view(pdfPage);
    await chooseFile(tab, 'report', 'secret.pdf');
    const { points } = await waitForOutcome(tab, quick);
    expect(points.length).toBeGreaterThan(2);
    // The notice follows the points, because the job is saved after they appear.
    await until('it is told', () =>
      tab.evaluate(() => document.body.textContent?.includes('private or Incognito window')),
    );
    await tab.close();
    await shown.close();
    const after = await until('the tab is forgotten', async () => {
      const stored = await storedEverywhere(stage.browser);
      return !JSON.stringify(stored).includes('secret') && stored;
    });
    expect(after.local).toEqual(before.local);
  });

  it('is opened with a password that the summary view asks for', async () => {
    const tab = await stage.open('/report.pdf?kind=locked');
    const view = await tab.clickToolbar();
    await until('the password is asked for', () => hasElement(view, 'input[type=password]'), quick);
    await enterPassword(view, samplePassword);
    expect((await waitForOutcome(view, quick)).points.length).toBeGreaterThan(2);
  });
});

describe('a PDF that fills a page of its own origin', () => {
  it.each(['', '&embed'])('has to be opened as a file, without any request: %j', async (how) => {
    const path = `/report.pdf?framed${how.slice(1)}`;
    const tab = await stage.open(`/framed?page=${encodeURIComponent(path)}${how}`);
    await until('the frame is loaded', () => requestsOf(path) > 0);
    const before = requestsOf(path);
    const view = await tab.clickToolbar();
    expect((await waitForOutcome(view, quick)).name).toBe('restricted_pdf');
    expect(await view.evaluate(getText, '.choices .main')).toBe(english.open_pdf.message);
    expect(requestsOf(path)).toBe(before);
  });
});

describe.runIf(isFirefox)('a PDF in the viewer of Firefox', () => {
  it('has to be opened as a file, after which a point is searched for in the viewer', async () => {
    const shown = await stage.open('/report.pdf');
    const view = await shown.clickToolbar();
    expect((await waitForOutcome(view)).name).toBe('restricted_pdf');
    await view.click('.choices .main');
    const tab = await stage.browser.view(pdfPage);
    await chooseFile(tab, 'report', 'report.pdf');
    await waitForOutcome(tab, quick);
    await tab.click('.points li:first-child .point');
    await until('the viewer searches for it', async () =>
      /#search=.+&phrase=true$/.test(await shown.url()),
    );
    await tab.close();
  });
});

async function openFile(kind: string, name: string): Promise<Tab> {
  const tab = await stage.openAddress(`${stage.browser.origin}${pdfPage}`);
  await chooseFile(tab, kind, name);
  return tab;
}

async function enterPassword(view: View, password: string): Promise<void> {
  await until('there is a field', () => hasElement(view, 'input[type=password]'));
  await view.evaluate((text) => {
    const field = document.querySelector<HTMLInputElement>('input[type=password]');
    if (field) field.value = text;
  }, password);
  await view.click('.pdf-reading .button.main');
}

/** Moves the focus by keys alone. */
function pressTabUntil(view: View, selector: string): Promise<boolean> {
  return until(`${selector} has the focus`, async () => {
    await view.press('Tab');
    return view.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  });
}

/** Returns how many parts of a PDF's text are in session storage. */
async function getKeptParts(): Promise<number> {
  const keys = Object.keys(await stage.browser.stored('session'));
  return keys.filter((key) => key.startsWith('pdf-pages:')).length;
}

function pageLabels(view: View): Promise<string[]> {
  return view.evaluate(() =>
    Array.from(document.querySelectorAll('.page-label'), (label) =>
      (label.textContent ?? '').trim(),
    ),
  );
}

function requestsOf(path: string): number {
  return stage.site.asked.filter((asked) => asked === path).length;
}
