import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { layOut, makePdf, type TextLine } from '../../tests/extraction/pdf/make-pdf.ts';
import { buildPdfPageExtension } from './bundle.ts';
import { install } from './chromium.ts';
import { addTime, type Times } from './report.ts';

/** Names of the times. */
export const pdfPoints = 'PDF of 20 pages, bytes to points';
export const pdfText = 'pdf.js, import and text';

const rounds = 15;
const pages = 20;

/**
 * Times a PDF of 20 pages, made from a text, in a page of an extension: from its bytes to points,
 * and pdf.js alone from its import to the text of all pages. Each run has a page of its own, so
 * that pdf.js is imported each time, and the order alternates.
 */
export async function timePdf(browser: Browser, text: string): Promise<Times> {
  const folder = await buildPdfPageExtension();
  writeFileSync(join(folder, 'file.pdf'), makePdf({ pages: layOutPages(text) }));
  const extension = await install(browser, folder);
  const address = `chrome-extension://${extension.id}/page.html`;
  const times: Times = new Map();
  for (let round = 0; round < rounds; round++) {
    const subjects = [
      { name: pdfText, run: 'subject.pdfjs()' },
      { name: pdfPoints, run: 'subject.ours()' },
    ];
    for (const { name, run } of round % 2 === 0 ? subjects : subjects.toReversed()) {
      const page = await browser.newPage();
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForFunction('globalThis.subject');
      const taken = Number(await page.evaluate(run));
      // The first round fills the cache of compiled code for both.
      if (round > 0) addTime(times, name, taken);
      await page.close();
    }
  }
  return times;
}

/** Lays out 45 lines of 72 characters a page, each fifth paragraph after a heading. */
function layOutPages(text: string): TextLine[][] {
  const words = text.split(/\s+/).filter((word) => /^[\x20-\x7e]+$/.test(word));
  const paragraphs = Array.from({ length: Math.ceil(words.length / 70) }, (_, at) =>
    words.slice(70 * at, 70 * at + 70).join(' '),
  );
  const all = paragraphs.flatMap((paragraph, at): TextLine[] => {
    const heading: TextLine = { text: `${at / 5 + 1} Part`, x: 60, y: 0, font: 'sans-bold' };
    const lines = layOut(paragraph, { x: 60, y: 0, columns: 72, font: 'sans', indent: 2 });
    return at % 5 === 0 ? [heading, ...lines] : lines;
  });
  return Array.from({ length: pages }, (_, page) =>
    all.slice(45 * page, 45 * page + 45).map((line, at) => ({ ...line, y: 80 + 13 * at })),
  );
}
