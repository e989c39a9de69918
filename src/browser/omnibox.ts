/** The extension's keyword in the address bar. */

import browser from 'webextension-polyfill';
import { isFirefox, openHistory, openHistoryHere } from './extension-pages.ts';

/** One suggestion below the address bar. */
export interface Suggestion {
  /** Handed to `onChosen` if the user picks the suggestion. */
  readonly id: string;
  readonly title: string;
  readonly site: string;
}

interface OmniboxHandlers {
  /** Returns suggestions for a text, the best first. */
  onInput(text: string): Promise<readonly Suggestion[]>;
  /** Returns what the history is to show for an entered text or the id of a suggestion. */
  onChosen(text: string): Promise<{ query?: string; record?: string }>;
  /** Shown before anything is typed, and if nothing was found. */
  readonly hint: string;
}

/** Registers the handlers. Call it synchronously at startup of the background. */
export function registerOmnibox({ onInput, onChosen, hint }: OmniboxHandlers): void {
  const omnibox: typeof browser.omnibox | undefined = browser.omnibox;
  // Some browsers have no keywords in the address bar.
  if (!omnibox) return;
  let lastRequest = 0;
  omnibox.setDefaultSuggestion({ description: escapeXml(hint) });
  omnibox.onInputChanged.addListener((text, show) => {
    lastRequest += 1;
    const request = lastRequest;
    void onInput(text).then((found) => {
      // A late answer to an older input would replace a newer one.
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

/** Escapes a description, which Chromium parses as XML and Firefox shows as it is. */
function escapeXml(text: string): string {
  if (isFirefox()) return text;
  return text
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
