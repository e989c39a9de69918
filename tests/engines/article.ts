import type { Article } from '../../src/extraction/article.ts';

/** An original article, long enough for every type and length of summary. */
export const ferry: Article = {
  url: 'https://harbour.example/ferry',
  canonical: 'https://harbour.example/ferry',
  title: 'Ferry line across the strait reopens after eleven years',
  lang: 'en',
  dir: 'ltr',
  blocks: [
    'The harbour council approved the ferry line on Tuesday by nine votes to six, after a debate of five hours.',
    'Only one of the two boats has passed its inspection so far, and the second waits for a gearbox that is due in March.',
    'Fishermen fear for the northern moorings, which the new timetable closes from six to nine each morning.',
    'An independent report puts the yearly loss of the line at 1.2 million euros, half of what the old line lost in 2014.',
    'Residents of the island pay less than four euros for a crossing, and visitors pay eleven.',
    'The first boat left the northern quay on Wednesday with forty passengers and a brass band on board.',
    'Until the second boat is ready, the crossing runs every two hours instead of every hour.',
    'The council will look at the figures again in two years, and may close the line if fewer than 300 people a day use it.',
  ].map((text) => ({ kind: 'paragraph', text })),
  excluded: [],
  scope: 'page',
  visibleShare: 1,
  textHash: 'ferry',
  frameId: 0,
};
