import { describe, expect, it } from 'vitest';
import { pdfLimits } from '../../../src/extraction/pdf/open-pdf.ts';
import { fail } from '../../../src/shared/result.ts';
import { toPdfFile } from '../../../src/ui/pdf/read-pdf.ts';

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
