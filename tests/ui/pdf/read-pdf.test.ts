import { beforeEach, describe, expect, it, vi } from 'vitest';
import chinese from '../../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { polyfillWithResolvers } from '../../../src/cli/read-pdf.ts';
import { pdfLimits } from '../../../src/extraction/pdf/open-pdf.ts';
import { fail } from '../../../src/shared/result.ts';
import { layOutPage, samplePdf } from '../../e2e/drivers/sample-pdfs.ts';
import { storyParagraphs } from '../../e2e/drivers/story.ts';
import { makeChinesePdf, makePdf } from '../../extraction/pdf/make-pdf.ts';
import { fakeBrowser } from '../../fakes/browser.ts';

const browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage };
  },
}));
const { openPageCache } = await import('../../../src/ui/pdf/read-pdf.ts');
const { readPdf, toPdfFile } = await import('../../../src/ui/pdf/read-pdf.ts');

polyfillWithResolvers();
beforeEach(() => browser.storage.session.held.clear());

const long = toTestFile(
  makePdf({ pages: Array.from({ length: 60 }, (_, at) => layOutPage(storyParagraphs(at, 4))) }),
);

/** Returns a file as the view has it. */
function toTestFile(bytes: Uint8Array) {
  const content = new Blob([new Uint8Array(bytes)]);
  return { content, name: 'paper.pdf', url: 'https://paper.example/paper.pdf' };
}

/** Reads a file until a page, at which its view is closed. @returns the pages it has read */
async function readUntil(page: number, file = long, incognito = false): Promise<number[]> {
  const closed = new AbortController();
  const read: number[] = [];
  const onProgress = (count: number) => {
    read.push(count);
    if (count === page) closed.abort();
  };
  await readPdf(file, { signal: closed.signal, incognito, onProgress });
  return read;
}

describe('readPdf', () => {
  it('continues after the pages that a closed view has read, with the same article', async () => {
    const whole: number[] = [];
    const { signal } = new AbortController();
    const options = {
      signal,
      incognito: false,
      onProgress: (read: number) => void whole.push(read),
    };
    const article = await readPdf(long, options);
    expect(whole[0]).toBe(1);

    const interrupted = await readUntil(40);
    expect(interrupted.at(-1)).toBe(40);
    const rest: number[] = [];
    const resumed = await readPdf(long, { ...options, onProgress: (read) => void rest.push(read) });
    expect(rest[0]).toBeGreaterThan(15);
    expect(rest.at(-1)).toBe(60);
    expect(resumed).toEqual(article);
  });

  it('reads Chinese text whose font names a character map instead of embedding it', async () => {
    const { sample_lead, sample_reason_1, sample_reason_2, sample_change, sample_worse } = chinese;
    const texts = [sample_lead, sample_reason_1, sample_reason_2, sample_change, sample_worse];
    const lines = texts.flatMap(({ message }) => message.match(/.{1,40}/gu) ?? []);
    const article = await readPdf(toTestFile(Buffer.from(makeChinesePdf(lines), 'latin1')), {
      signal: new AbortController().signal,
      incognito: false,
      onProgress: () => undefined,
    });
    if (!article.ok) throw new Error(article.failure.code);
    expect(article.value.lang).toMatch(/^zh/);
    const read = article.value.blocks.map((block) => block.text).join('');
    for (const line of lines.slice(2)) expect(read).toContain(line);
  });

  it('keeps no page once the article is read', async () => {
    await readUntil(40);
    expect((await getKeptKeys()).length).toBeGreaterThan(0);
    await readUntil(61);
    expect(await getKeptKeys()).toEqual([]);
  });

  it('keeps no page of an incognito window', async () => {
    await readUntil(40, long, true);
    expect(await getKeptKeys()).toEqual([]);
  });

  it('keeps the pages of one file only, and uses them for no other', async () => {
    await readUntil(40);
    const others = await readUntil(2, toTestFile(samplePdf('report')));
    expect(others[0]).toBe(1);
    expect(await getKeptKeys()).toEqual([]);
  });

  it('starts again if what was kept cannot be parsed or has a gap', async () => {
    await readUntil(40);
    const [first = ''] = await getKeptKeys();
    await browser.storage.session.set({ [first]: '[{"number":1}]' });
    expect((await readUntil(2))[0]).toBe(1);
  });

  it('keeps no more than its share of session storage', async () => {
    const big = Array.from({ length: 40 }, (_, at) => ({
      number: at + 1,
      width: 1,
      height: 1,
      items: [{ ...item, text: 'x'.repeat(100_000) }],
    }));
    const cache = await openPageCache('0');
    for (const page of big) cache.add(page);
    await vi.waitFor(async () => expect((await openPageCache('0')).pages).toHaveLength(29));
    const kept = JSON.stringify(await browser.storage.session.get(await getKeptKeys()));
    expect(kept.length).toBeLessThan(3_010_000);
  });
});

const item = {
  text: '',
  x: 0,
  y: 0,
  width: 1,
  size: 1,
  font: 'f',
  isMonospace: false,
  isRightToLeft: false,
  isTurned: false,
  endsLine: true,
};

async function getKeptKeys(): Promise<string[]> {
  const stored = await browser.storage.session.get(null);
  return Object.keys(stored).filter((key) => key.startsWith('pdf-pages:'));
}

describe('toPdfFile', () => {
  it('identifies a file by its bytes, whatever its name', async () => {
    const one = await toPdfFile(new File(['%PDF-1.4'], 'one.pdf'));
    const two = await toPdfFile(new File(['%PDF-1.4'], 'two.pdf'));
    const other = await toPdfFile(new File(['%PDF-1.7'], 'one.pdf'));
    if (!one.ok || !two.ok || !other.ok) throw new Error('not read');
    expect(one.value.url).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
    expect(two.value.url).toBe(one.value.url);
    expect(other.value.url).not.toBe(one.value.url);
  });

  it('accepts other bytes before the header, as viewers do', async () => {
    expect(await toPdfFile(new File(['\u0000'.repeat(900), '%PDF-1.4'], 'a'))).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['a picture', new File(['\u0089PNG'], 'cover.pdf')],
    ['an empty file', new File([], 'empty.pdf')],
    ['no file', undefined],
  ])('refuses %s', async (_what, file) => {
    expect(await toPdfFile(file)).toEqual(fail('unreadable-file', 'not-pdf'));
  });

  it('refuses a file that is too large without reading it whole', async () => {
    const file = new File(['%PDF-1.4'], 'large.pdf');
    Object.defineProperty(file, 'size', { value: pdfLimits.bytes + 1 });
    file.arrayBuffer = () => Promise.reject(new Error('it was read'));
    expect(await toPdfFile(file)).toEqual(fail('unreadable-file', 'too-large'));
  });

  it('fails if the file was moved after it was chosen', async () => {
    const file = new File(['%PDF-1.4'], 'moved.pdf');
    file.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
    expect(await toPdfFile(file)).toEqual(fail('unreadable-file', 'damaged'));
  });
});
