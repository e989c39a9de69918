/**
 * `npm run icons` renders the extension's icons from `docs/icon/*.svg` in real Chromium, and a
 * picture of all of them on light and dark toolbars in dist/pictures.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';

const root = resolve(import.meta.dirname, '..');
const sizes = [16, 32, 48, 128];
/** Sizes at which the normal drawing would be illegible; they have their own. */
const small = 32;

const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium') ?? 'chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  for (const size of sizes) writeFileSync(getIconPath(size), await draw(page, size));
  mkdirSync(join(root, 'dist/pictures'), { recursive: true });
  writeFileSync(join(root, 'dist/pictures/icons.png'), await drawAll(page));
} finally {
  await browser.close();
}

async function draw(page: Page, size: number): Promise<Uint8Array> {
  const drawing = size <= small ? 'icon-small.svg' : 'icon.svg';
  const svg = readFileSync(join(root, 'docs/icon', drawing), 'utf8');
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/**
 * Draws the icons on the toolbars of both browsers and themes, at their size and eight times
 * larger.
 */
async function drawAll(page: Page): Promise<Uint8Array> {
  await page.setViewport({ width: 900, height: 960 });
  const images = sizes.map((size) => {
    const source = `data:image/png;base64,${readFileSync(getIconPath(size)).toString('base64')}`;
    const large = size <= small ? `<img src="${source}" width="128" class="large">` : '';
    return `<img src="${source}" width="${size}">${large}`;
  });
  const bars = ['#ffffff', '#dfe3ea', '#3c3c3c', '#1c1b22'].map(
    (colour) => `<p style="background:${colour}">${images.join(' ')}</p>`,
  );
  await page.setContent(
    `<style>p{margin:0;padding:40px}img{margin:0 12px}.large{image-rendering:pixelated}</style>${bars.join('')}`,
  );
  return page.screenshot();
}

function getIconPath(size: number): string {
  return join(root, `public/icons/${size}.png`);
}
