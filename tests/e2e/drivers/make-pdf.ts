/** Makes PDFs (ISO 32000-1) of plain paragraphs, as a word processor prints them. */

import { createHash } from 'node:crypto';
import { english, englishTitle } from './prose.ts';
import { storyParagraphs } from './story.ts';

export interface PdfOptions {
  /** Pages, each of paragraphs; a page without any is blank. Latin letters only. */
  readonly pages: readonly (readonly string[])[];
  readonly title?: string;
  /** Encrypts the file (standard handler, 40 bits), so that it opens with this password alone. */
  readonly password?: string;
}

const [width, height, margin, size, leading] = [595, 842, 72, 11, 14];
const maxLine = 82;

/** Returns the bytes of a PDF, all in the lower half of Unicode: one character is one byte. */
export function makePdf({ pages, title = '', password }: PdfOptions): Buffer {
  const cipher = password === undefined ? undefined : createCipher(password);
  const kids = pages.map((_, at) => `${5 + 2 * at} 0 R`).join(' ');
  const objects: string[] = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${pages.length}>>`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>',
    `<</Title ${toHex(cipher ? cipher.encrypt(4, title) : title)}>>`,
  ];
  for (const [at, paragraphs] of pages.entries()) {
    const content = drawPage(paragraphs);
    const stream = cipher ? cipher.encrypt(6 + 2 * at, content) : content;
    objects.push(
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${6 + 2 * at} 0 R /Resources <</Font <</F1 3 0 R>>>>>>`,
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = `<${fileId.toString('hex')}>`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<</Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R /ID [${id} ${id}]${cipher?.entry ?? ''}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function drawPage(paragraphs: readonly string[]): string {
  let drawn = `BT /F1 ${size} Tf ${leading} TL ${margin} ${height - margin} Td\n`;
  for (const paragraph of paragraphs) {
    for (const line of wrap(paragraph)) drawn += `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*\n`;
    drawn += 'T*\n';
  }
  return `${drawn}ET`;
}

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/)) {
    if (line && line.length + word.length >= maxLine) {
      lines.push(line);
      line = '';
    }
    line += line ? ` ${word}` : word;
  }
  return line ? [...lines, line] : lines;
}

const fileId = Buffer.from('0123456789abcdef', 'latin1');

/** 7.6.3.3: pads or cuts a password to 32 bytes. */
const padding = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

/** The standard security handler, revision 2 (7.6.3): RC4 with keys of 40 bits. */
function createCipher(password: string) {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const key = md5(Buffer.concat([padded, owner, permissions, fileId])).subarray(0, 5);
  const user = rc4(key, padding);
  return {
    entry: ` /Encrypt <</Filter /Standard /V 1 /R 2 /O ${toHex(owner.toString('latin1'))} /U ${toHex(user.toString('latin1'))} /P -4>>`,
    /** Encrypts a string or stream of the object with this number. */
    encrypt(object: number, text: string): string {
      const salt = Buffer.from([object & 255, (object >> 8) & 255, 0, 0, 0]);
      const own = md5(Buffer.concat([key, salt])).subarray(0, 10);
      return rc4(own, Buffer.from(text, 'latin1')).toString('latin1');
    },
  };
}

function toHex(text: string): string {
  return `<${Buffer.from(text, 'latin1').toString('hex')}>`;
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

/** RC4, which Node no longer offers. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + at(state, i) + at(key, i % key.length)) & 255;
    swap(state, i, j);
  }
  let i = 0;
  j = 0;
  return Buffer.from(
    Array.from(bytes, (byte) => {
      i = (i + 1) & 255;
      j = (j + at(state, i)) & 255;
      swap(state, i, j);
      return byte ^ at(state, (at(state, i) + at(state, j)) & 255);
    }),
  );
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

function swap(values: number[], a: number, b: number): void {
  [values[a], values[b]] = [at(values, b), at(values, a)];
}

/** The password of the sample that has one. */
export const samplePassword = 'open sesame';

/**
 * Returns a sample: `report` has an article on three pages, `locked` the same behind a password,
 * `long` 300 pages, `scan` pages without text, and `damaged` only the header of a PDF.
 */
export function samplePdf(kind: string): Buffer {
  const third = Math.ceil(english.length / 3);
  const pages = [0, 1, 2].map((at) => english.slice(at * third, (at + 1) * third));
  switch (kind) {
    case 'damaged':
      return Buffer.from('%PDF-1.4\nThis is not what follows in a PDF.', 'latin1');
    case 'scan':
      return makePdf({ pages: [[], [], []] });
    case 'locked':
      return makePdf({ pages, title: englishTitle, password: samplePassword });
    case 'long':
      return makePdf({
        pages: Array.from({ length: 300 }, (_, at) => storyParagraphs(at, 4)),
        title: 'Three hundred pages',
      });
    default:
      return makePdf({ pages, title: englishTitle });
  }
}
