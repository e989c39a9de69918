/** What is typed in the address bar after our keyword. */

import browser from 'webextension-polyfill';
import { isFirefox, openHistory, openHistoryHere } from './extension-pages.ts';

/** One line under the address bar. */
export interface Suggestion {
  /** What is handed back when it is chosen. */
  readonly id: string;
  readonly title: string;
  readonly site: string;
}

interface OmniboxHandlers {
  /** What to offer for a text, the best first. */
  onInput(text: string): Promise<readonly Suggestion[]>;
  /** What to show when the text, or a suggestion's id, is entered. */
  onChosen(text: string): Promise<{ query?: string; record?: string }>;
  /** What is said before anything is typed, and when nothing was found. */
  readonly hint: string;
}

/** To be called synchronously while the background starts. */
export function registerOmnibox({ onInput, onChosen, hint }: OmniboxHandlers): void {
  const omnibox: typeof browser.omnibox | undefined = browser.omnibox;
  // Not every browser has keywords in its address bar.
  if (!omnibox) return;
  let lastRequest = 0;
  omnibox.setDefaultSuggestion({ description: escapeXml(hint) });
  omnibox.onInputChanged.addListener((text, show) => {
    lastRequest += 1;
    const request = lastRequest;
    void onInput(text).then((found) => {
      // An answer to what has been typed over since would replace a newer one.
      if (request === lastRequest) show(found.map(toSuggestResult));
    });
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    void onChosen(text).then((place) =>
      disposition === 'currentTab'
        ? openHistoryHere(place)
        : openHistory(place, disposition === 'newBackgroundTab'),
    );
  });
}

function toSuggestResult({ id, title, site }: Suggestion) {
  return { content: id, description: escapeXml(site === '' ? title : `${title} · ${site}`) };
}

/** Chromium reads a description as XML; Firefox shows it as it is. */
function escapeXml(text: string): string {
  if (isFirefox()) return text;
  return text
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
