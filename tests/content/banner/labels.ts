import type { BannerLabels, BannerSummary } from '../../../src/browser/content-api.ts';
import type { Point } from '../../../src/summarizer/summary.ts';

/** The labels of the banner, as the background sends them. */
export const labels: BannerLabels = {
  lang: 'en',
  dir: 'ltr',
  name: 'No time to read',
  questionAtEnd: 'Want it in short?',
  question: 'No time to read?',
  getSummary: 'Get a summary',
  seconds: '{n} s',
  more: 'More',
  hideHere: 'Hide on this site',
  hideEverywhere: 'Hide everywhere',
  pressAgain: 'Press once more.',
  working: 'Reading the page…',
  pointsLabel: 'Key points',
  collapsed: 'In a closed part of the page:',
  openHere: 'Open it there',
  hidden: 'In a hidden part of the page:',
  notFound: 'Not found in the page any more:',
  copy: 'Copy',
  copied: 'Copied',
  goBack: 'Back to where I was',
  close: 'Close',
  author: 'Sentences from the article',
  retry: 'Try again',
  failures: { 'too-short': 'Too short.', unexpected: 'Something went wrong.' },
  pointLimit: 5,
};

export function point(text: string): Point {
  const place = { block: 0, start: 0, end: text.length, prefix: '', suffix: '', frameId: 0 };
  return { text, sources: [{ ...place, quote: text }], flags: [] };
}

export const answer: BannerSummary = {
  title: 'Ferry line reopens',
  url: 'https://harbour.example/ferry',
  lang: 'en',
  dir: 'ltr',
  points: [point('The council approved it.'), point('One boat passed <b>inspection</b>.')],
};
