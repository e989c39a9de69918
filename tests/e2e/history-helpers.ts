/** Actions and observations in the history and options pages. */

import type { Browser, Stored, Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';

export const historyPage = '/src/ui/history/index.html';
export const optionsPage = '/src/ui/options/index.html';

/** Returns the saved records in no particular order. */
export async function readRecords(browser: Browser): Promise<Record<string, unknown>[]> {
  const local: Stored = await browser.stored('local');
  return Object.keys(local)
    .filter((key) => key.startsWith('record:'))
    .map((key) => local[key] as Record<string, unknown>);
}

/** Returns the titles in the history in order. */
export function titles(history: Tab): Promise<string[]> {
  return history.evaluate(() =>
    Array.from(document.querySelectorAll('.record .title'), ({ textContent }) => textContent ?? ''),
  );
}

/** Catches the file of a click instead of downloading it. @returns its text */
export async function fileOfClick(page: Tab, button: string): Promise<string> {
  await page.evaluate(watchFiles);
  await page.click(button);
  return until('the file is made', () => page.evaluate(lastFile));
}

// The following functions run in extension pages.

export function isThere(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

export function count(selector: string): number {
  return document.querySelectorAll(selector).length;
}

export function getText(selector: string): string {
  return document.querySelector(selector)?.textContent ?? '';
}

/** Enters a value in a field, as typing or choosing it would. */
export function enter(selector: string, value: string): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (!field) throw new Error(`There is no ${selector}`);
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Chooses a file, as the browser's own dialog would. */
export function chooseFile(text: string): void {
  const field = document.querySelector<HTMLInputElement>('input[name=backup-file]');
  if (!field) throw new Error('There is no field for a file');
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], 'backup.json', { type: 'application/json' }));
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Clears the local storage directly. */
export function emptyStorage(): Promise<void> {
  type Local = { clear(): Promise<void> };
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: Local } } };
  return chrome.storage.local.clear();
}

/** Records all downloads from now on and cancels them. */
function watchFiles(): void {
  const noted = window as unknown as { handedOut?: Promise<string>; URL: typeof URL };
  delete noted.handedOut;
  noted.URL.createObjectURL = (file) => {
    noted.handedOut = (file as Blob).text();
    return '#';
  };
}

async function lastFile(): Promise<string> {
  return (window as unknown as { handedOut?: Promise<string> }).handedOut ?? '';
}
