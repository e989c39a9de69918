import { describe, expect, it } from 'vitest';
import { polyfillWithResolvers } from '../../../src/cli/read-pdf.ts';
import { openPdf, pdfLimits } from '../../../src/extraction/pdf/open-pdf.ts';
import { layOut, makePdf, type TextLine } from './make-pdf.ts';

polyfillWithResolvers();

const page: TextLine[] = layOut('The council voted on Tuesday.', { x: 60, y: 100, columns: 80 });

async function open(...[bytes, options]: Parameters<typeof openPdf>) {
  const result = await openPdf(bytes, options);
  return result.ok ? result.value : result.failure;
}

describe('openPdf', () => {
  it('reads the text with its positions, and the metadata of the file', async () => {
    const info = { Title: 'Bridge', Author: 'A. Quay', CreationDate: "D:20240131120000+01'00'" };
    expect(await open(makePdf({ pages: [page], info }))).toEqual({
      info: { title: 'Bridge', author: 'A. Quay', created: '2024-01-31', totalPages: 1 },
      pages: [
        {
          number: 1,
          width: 600,
          height: 800,
          items: [
            {
              text: 'The council voted on Tuesday.',
              x: 60,
              y: 100,
              width: 174,
              size: 10,
              font: expect.any(String),
              isMonospace: true,
              isRightToLeft: false,
              isTurned: false,
              endsLine: false,
            },
          ],
        },
      ],
    });
  });

  it('distinguishes a missing password of an encrypted file from a wrong one', async () => {
    const makeFile = () => makePdf({ pages: [page], password: 'quay' });
    const needed = { code: 'unreadable-file', detail: 'password-needed' };
    expect(await open(makeFile())).toEqual(needed);
    const wrong = { code: 'unreadable-file', detail: 'password-wrong' };
    expect(await open(makeFile(), { password: 'pier' })).toEqual(wrong);
    const right = await openPdf(makeFile(), { password: 'quay' });
    expect(right.ok && right.value.pages[0]?.items[0]?.text).toBe('The council voted on Tuesday.');
  });

  it('rejects a file that is damaged, empty or not a PDF', async () => {
    const damaged = { code: 'unreadable-file', detail: 'damaged' };
    expect(await open(new Uint8Array())).toEqual(damaged);
    expect(await open(new TextEncoder().encode('<!doctype html><p>Not found'))).toEqual(damaged);
    expect(await open(makePdf({ pages: [page] }).slice(0, 90))).toEqual(damaged);
  });

  it('rejects a file that is too large without reading it', async () => {
    const bytes = new Uint8Array(pdfLimits.bytes + 1);
    expect(await open(bytes)).toEqual({ code: 'unreadable-file', detail: 'too-large' });
  });

  it('reports its progress after each page, and stops before the next one if it is aborted', async () => {
    const abort = new AbortController();
    const seen: string[] = [];
    const onProgress = (read: number, total: number) => {
      seen.push(`${read}/${total}`);
      if (read === 2) abort.abort();
    };
    const pages = Array.from({ length: 5 }, () => page);
    expect(await open(makePdf({ pages }), { onProgress, signal: abort.signal })).toEqual({
      code: 'aborted',
    });
    expect(seen).toEqual(['1/5', '2/5']);
    expect(await open(makePdf({ pages }), { signal: abort.signal })).toEqual({ code: 'aborted' });
  });

  it('continues after the pages that were read before', async () => {
    const bytes = makePdf({ pages: [page, page, page] });
    const first = await openPdf(bytes.slice());
    if (!first.ok) throw new Error(first.failure.code);
    const seen: number[] = [];
    const second = await openPdf(bytes, {
      pagesReadBefore: first.value.pages.slice(0, 2),
      onProgress: (read) => seen.push(read),
    });
    expect(seen).toEqual([3]);
    if (!second.ok) throw new Error(second.failure.code);
    expect(second.value.pages.slice(0, 2)).toEqual(first.value.pages.slice(0, 2));
    expect(second.value.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('reads only the first pages of a file that exceeds the page limit', async () => {
    const pages = Array.from({ length: pdfLimits.pages + 2 }, () => page);
    const result = await openPdf(makePdf({ pages }));
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.pages).toHaveLength(pdfLimits.pages);
    expect(result.value.info.totalPages).toBe(pdfLimits.pages + 2);
  }, 60_000);
});
