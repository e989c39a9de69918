/**
 * Writes PDFs (ISO 32000-1) for the tests and benchmarks: lines of text at given places, in Courier,
 * whose letters are all 0.6 em wide, or in Helvetica.
 */

import { createHash } from 'node:crypto';

export interface TextLine {
  readonly text: string;
  /** Points from the left and the upper edge of a page of 600 by 800. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /**
   * `body` and `bold` are Courier, `sans` and `sans-bold` Helvetica, all with the characters of
   * Latin-1. `unicode` has all characters, each 1 em wide, and no glyphs.
   */
  readonly font?: keyof typeof fontNames;
}

export interface PdfContent {
  readonly pages: readonly (readonly TextLine[])[];
  readonly info?: Readonly<Record<string, string>>;
  /** Draws a grey rectangle as an image on each page. */
  readonly hasImages?: boolean;
  readonly password?: string;
}

export const pageSize = { width: 600, height: 800 };
const defaultSize = 10;
const fontNames = { body: 'F1', bold: 'F2', unicode: 'F3', sans: 'F4', 'sans-bold': 'F5' };

/** Returns the bytes of a PDF. */
export function makePdf({ pages, info = {}, hasImages, password }: PdfContent): Uint8Array {
  const cipher = password === undefined ? undefined : createCipher(password);
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const first = 10;
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>');
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Wide /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>] >>',
  );
  add(stream(toUnicodeMap, 6, cipher));
  add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} ${string(value, 7, cipher)}`)
      .join(' ')} >>`,
  );
  for (const name of ['Helvetica', 'Helvetica-Bold'])
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  for (const [at, lines] of pages.entries()) {
    const content = first + 2 * at + 1;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 8 0 R /F5 9 0 R >> >> >>`,
    );
    const image = hasImages
      ? 'q 400 0 0 600 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n'
      : '';
    add(stream(image + lines.map(drawLine).join('\n'), content, cipher));
  }
  if (cipher) add(cipher.dictionary);
  return assemble(objects, cipher);
}

function drawLine({ text, x, y, size = defaultSize, font = 'body' }: TextLine): string {
  const shown = font === 'unicode' ? `<${toHex(text)}>` : `(${escapeText(text)})`;
  return `BT /${fontNames[font]} ${size} Tf 1 0 0 1 ${x} ${pageSize.height - y} Tm ${shown} Tj ET`;
}

function toHex(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
}

function escapeText(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

const toUnicodeMap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Wide def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end`;

function assemble(objects: readonly string[], cipher: Cipher | undefined): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${offset}`.padStart(10, '0');
  });
  const encrypt = cipher ? ` /Encrypt ${objects.length} 0 R /ID [<${fileId}> <${fileId}>]` : '';
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R${encrypt} >>\nstartxref\n${text.length}\n%%EOF`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function stream(content: string, number: number, cipher: Cipher | undefined): string {
  const data = cipher ? cipher.encrypt(content, number) : content;
  return `<< /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

function string(value: string, number: number, cipher: Cipher | undefined): string {
  const bytes = cipher ? cipher.encrypt(value, number) : value;
  return `<${Buffer.from(bytes, 'latin1').toString('hex')}>`;
}

// Encryption with RC4 and keys of 40 bits, as ISO 32000-1 (7.6) describes it.

interface Cipher {
  encrypt(content: string, number: number): string;
  readonly dictionary: string;
}

const fileId = '00112233445566778899aabbccddeeff';
const padding = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

function createCipher(password: string): Cipher {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const id = Buffer.from(fileId, 'hex');
  const key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, 5);
  const user = rc4(key, padding);
  return {
    encrypt(content, number) {
      const salted = Buffer.concat([key, Buffer.from([number & 255, number >> 8, 0, 0, 0])]);
      return rc4(md5(salted).subarray(0, 10), Buffer.from(content, 'latin1')).toString('latin1');
    },
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
  };
}

function md5(data: Uint8Array): Buffer {
  return createHash('md5').update(data).digest();
}

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

// Laying out.

export interface Column {
  readonly x: number;
  readonly y: number;
  /** Characters that a line holds. */
  readonly columns: number;
  readonly size?: number;
  readonly font?: TextLine['font'];
  /** Characters by which the first line is indented. */
  readonly indent?: number;
}

/** Breaks a text into lines beneath each other; a soft hyphen is where a word may be broken. */
export function layOut(text: string, column: Column): TextLine[] {
  const { x, y, columns, size = defaultSize, font = 'body', indent = 0 } = column;
  const rows: string[] = [];
  let row = ' '.repeat(indent);
  for (const word of text.split(' ')) {
    const separator = row.trim() === '' ? '' : ' ';
    const bare = word.replaceAll('\u00ad', '');
    const [start = '', end] = word.split('\u00ad');
    if (`${row}${separator}${bare}`.length <= columns) row += separator + bare;
    else if (end !== undefined && `${row}${separator}${start}-`.length <= columns) {
      rows.push(`${row}${separator}${start}-`);
      row = end;
    } else {
      rows.push(row);
      row = bare;
    }
  }
  rows.push(row);
  return rows.map((content, at) => ({
    text: content.trimStart(),
    x: x + (at === 0 ? indent * 0.6 * size : 0),
    y: y + at * 1.2 * size,
    size,
    font,
  }));
}

/**
 * Makes a PDF of Chinese lines on one page that has no map to Unicode: its font names Adobe's
 * character collection and the predefined encoding `UniGB-UCS2-H` (ISO 32000-1, 9.7.5.2).
 */
export function makeChinesePdf(lines: readonly string[]): string {
  const toHex = (line: string) =>
    Array.from(line, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const drawn = lines.map((line) => `<${toHex(line)}> Tj T*`).join('\n');
  const content = `BT /F1 11 Tf 16 TL 60 780 Td\n${drawn}\nET`;
  return `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]>> endobj
6 0 obj <</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>> /DW 1000 /FontDescriptor 7 0 R>> endobj
7 0 obj <</Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
}
