// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import type { PdfFile } from '../../../src/browser/pdf-viewer.ts';
import type { Article } from '../../../src/extraction/article.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { PdfReadOptions } from '../../../src/ui/pdf/read-pdf.ts';
import { ferry } from '../../engines/article.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { sampleHead, sampleJob } from '../../storage/stores/samples.ts';
import { getMessage } from '../messages.ts';

const tabId = 7;
const browser = fakeBrowser();
const sent: { name: string; payload: { article: Article; viewerTab?: number } }[] = [];
const viewer: { url?: string; title?: string } = {};
vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      i18n: { getMessage },
      tabs: { get: async () => ({ id: 3, incognito: false, ...viewer }) },
      runtime: {
        sendMessage: async (message: (typeof sent)[number]) => {
          sent.push(message);
          return ok(undefined);
        },
      },
    };
  },
}));

/** Replaces `readPdf` in each test. */
let read: (file: PdfFile, options: PdfReadOptions) => Promise<Result<Article>>;
vi.mock('../../../src/ui/pdf/read-pdf.ts', () => ({
  readPdf: (file: PdfFile, options: PdfReadOptions) => read(file, options),
  toPdfFile: async (file: File | undefined) =>
    file
      ? ok({ content: file, name: file.name, url: 'urn:sha256:0' })
      : fail('unreadable-file', 'not-pdf'),
}));

const { PdfView } = await import('../../../src/ui/pdf/pdf-view.tsx');

beforeEach(() => {
  browser.storage.session.held.clear();
  sent.length = 0;
  viewer.url = 'https://paper.example/lighthouse.pdf';
  viewer.title = 'A paper';
  read = async () => ok(ferry);
});
afterEach(() => render(null, document.body));

describe('PdfView', () => {
  it('starts a job with the article of the chosen file and the tab that shows the same file', async () => {
    open();
    choose('lighthouse.pdf');
    const { name, payload } = await waitForMessage();
    expect(name).toBe('job/startFromPdf');
    expect(payload).toMatchObject({ tabId, viewerTab: 3, article: { site: 'lighthouse.pdf' } });
  });

  it('starts a job without the tab if the viewer shows another file', async () => {
    open();
    choose('other.pdf');
    expect((await waitForMessage()).payload).not.toHaveProperty('viewerTab');
  });

  it('names the tab after the summarized PDF, and otherwise after what the page does', async () => {
    const article = sampleHead({ title: 'The Lighthouse Diary' });
    open();
    await vi.waitFor(() => expect(document.title).toBe(en.pdf_title.message));
    await browser.storage.session.set({ [`job:${tabId}`]: sampleJob({ tabId, article }) });
    await vi.waitFor(() => expect(document.title).toBe('The Lighthouse Diary'));
  });

  it('shows the number of the page being read until the user cancels', async () => {
    let signal: AbortSignal | undefined;
    read = (_file, options) => {
      ({ signal } = options);
      options.onProgress(3, 12);
      return new Promise(() => undefined);
    };
    open();
    choose('long.pdf');
    await vi.waitFor(() => expect(text('[role=status]')).toBe('Reading page 4 of 12…'));
    document.querySelector<HTMLElement>('.pdf-reading .link')?.click();
    await vi.waitFor(() => expect(text('.error h1')).toBe(en.fail_aborted_title.message));
    expect(signal?.aborted).toBe(true);
    expect(sent).toEqual([]);
  });

  it('asks for the password until it is right, and sends it nowhere', async () => {
    read = async (_file, { password }) => {
      if (password === undefined) return fail('unreadable-file', 'password-needed');
      return password === 'right' ? ok(ferry) : fail('unreadable-file', 'password-wrong');
    };
    open();
    choose('locked.pdf');
    await submitPassword('wrong');
    await vi.waitFor(() =>
      expect(text('.pdf-reading [role=alert]')).toBe(en.pdf_password_wrong.message),
    );
    await submitPassword('right');
    expect(JSON.stringify(await waitForMessage())).not.toContain('right');
  });

  it.each([
    ['dropped', 'drop', 'dataTransfer'],
    ['pasted', 'paste', 'clipboardData'],
  ])('opens the PDF among the files that are %s', async (_how, type, property) => {
    open();
    const files = [new File(['x'], 'cover.png'), new File(['%PDF-'], 'lighthouse.pdf')];
    const event = await transfer(type, property, files);
    expect(event.defaultPrevented).toBe(true);
    expect((await waitForMessage()).payload.article.site).toBe('lighthouse.pdf');
  });

  it('says that a dropped link is no PDF, instead of opening it', async () => {
    open();
    const event = await transfer('drop', 'dataTransfer', []);
    expect(event.defaultPrevented).toBe(true);
    await vi.waitFor(() =>
      expect(text('.error [role=alert] p')).toBe(en.fail_file_not_pdf.message),
    );
  });

  it('leaves pasted text to the field of the password', async () => {
    open();
    expect((await transfer('paste', 'clipboardData', [])).defaultPrevented).toBe(false);
    expect(document.querySelector('.pdf-empty')).not.toBeNull();
  });

  it('marks the drop target while a file is dragged over the page', async () => {
    open();
    await transfer('dragover', 'dataTransfer', []);
    await vi.waitFor(() => expect(document.querySelector('.pdf-empty.target')).not.toBeNull());
    dispatchEvent(Object.assign(new Event('dragleave'), { relatedTarget: null }));
    await vi.waitFor(() => expect(document.querySelector('.pdf-empty.target')).toBeNull());
  });

  it.each([
    ['damaged', en.fail_file_damaged.message],
    ['not-pdf', en.fail_file_not_pdf.message],
    ['too-large', en.fail_file_too_large.message],
    ['no-text', en.fail_file_no_text.message],
  ])(
    'shows why a file cannot be summarized and offers to choose another: %s',
    async (detail, message) => {
      read = async () => fail('unreadable-file', detail);
      open();
      choose('report.pdf');
      await vi.waitFor(() => expect(text('.error [role=alert] p')).toBe(message));
      expect(text('.choices .main')).toBe(en.pdf_choose.message);
    },
  );
});

function open(): void {
  render(<PdfView tabId={tabId} incognito={false} viewerTab={3} />, document.body);
}

/** Chooses a file like the browser's file picker. */
function choose(name: string): void {
  const field = document.querySelector('input[type=file]');
  if (!field) throw new Error('There is no picker');
  Object.defineProperty(field, 'files', { value: [new File(['%PDF-'], name)] });
  field.dispatchEvent(new Event('change'));
}

/** Drags, drops or pastes files like the browser, once the view listens. */
async function transfer(type: string, property: string, files: File[]): Promise<Event> {
  // Effects run after the first frame.
  await new Promise((resume) => setTimeout(resume, 50));
  const event = new Event(type, { cancelable: true });
  Object.assign(event, { [property]: { files, types: ['Files'] } });
  dispatchEvent(event);
  return event;
}

async function submitPassword(password: string): Promise<void> {
  await vi.waitFor(() => expect(document.querySelector('input[type=password]')).not.toBeNull());
  const field = document.querySelector<HTMLInputElement>('input[type=password]');
  if (field) field.value = password;
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
}

function waitForMessage() {
  return vi.waitFor(() => {
    const [message] = sent.slice(-1);
    if (!message) throw new Error('nothing is sent');
    return message;
  });
}

function text(selector: string): string {
  return document.querySelector(selector)?.textContent ?? '';
}
