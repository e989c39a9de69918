/**
 * The line “No time to read?” at both ends of the article. Injected only where the reader has turned
 * it on and the gate has found an article; reading and marking are other scripts'.
 */

import { type PromptCalls, type PromptWords, promptGlobal } from '../platform/prompt-calls.ts';
import { sayPromptHide, sayPromptPressed } from '../platform/prompt-line.ts';
import type { ArticleEnds } from './article-ends.ts';
import { highlightScript } from './highlight-script.ts';
import { pageScript } from './page-script.ts';
import { insertCalmly } from './prompt/insert.ts';
import { Line } from './prompt/line.ts';
import type { LineActions } from './prompt/line-actions.ts';
import { lookBeside } from './prompt/look.ts';
import { removeOrphans } from './prompt/orphans.ts';

/** What stands in the page now. */
interface Standing {
  url: string;
  ends: ArticleEnds;
  hosts: HTMLElement[];
  /** Stops waiting for the right moment. */
  cancel(): void;
}

let standing: Standing | undefined;

const calls: PromptCalls = { place, remove };

function place(words: PromptWords, asked: boolean): boolean {
  const url = location.href.split('#', 1)[0] ?? '';
  if (standing?.url === url && isThere(standing)) return true;
  const ends = pageScript()?.ends();
  if (!ends || !isWorthIt(ends, words)) return !remove();
  if (standing && isThere(standing) && sameEnds(standing.ends, ends)) standing.url = url;
  else putAt(ends, url, words, asked);
  return true;
}

function remove(): boolean {
  standing?.cancel();
  for (const host of standing?.hosts ?? []) host.remove();
  standing = undefined;
  return true;
}

function putAt(ends: ArticleEnds, url: string, words: PromptWords, asked: boolean): void {
  remove();
  // The new line takes the place of a dead one: what is below must not move up and down again.
  const atOnce = removeOrphans(ends.first.getRootNode() as Document | ShadowRoot) || asked;
  const seconds = summarySeconds(ends, words);
  const hostAt = (edge: ChildNode, question: string) =>
    new Line(document, words, question, lookBeside(edge), seconds, actions).host;
  const top = hostAt(ends.first, words.question);
  const bottom = hostAt(ends.last, words.questionAtEnd);
  const stops = [
    insertCalmly(ends.first, () => ends.first.before(top), atOnce),
    insertCalmly(ends.last, () => ends.last.after(bottom), atOnce),
  ];
  const cancel = () => {
    for (const stop of stops) stop();
  };
  standing = { url, ends, hosts: [top, bottom], cancel };
}

const actions: LineActions = {
  async press() {
    const answer = await sayPromptPressed();
    // Taken back meanwhile, in the settings or in the browser.
    if (!answer.ok && answer.failure.code === 'needs-access') remove();
    return answer;
  },
  hide(where) {
    remove();
    sayPromptHide(where);
  },
  show: (anchor) => highlightScript()?.highlight('follow', anchor) ?? 'gone',
  reveal: async (anchor) => (await highlightScript()?.reveal(anchor)) ?? 'gone',
  clear: () => void highlightScript()?.highlight('follow', null),
  goBack: () => void highlightScript()?.goBack(),
  isSeen: (anchor) => highlightScript()?.isSeen(anchor) ?? false,
  onCleared: (listener) => highlightScript()?.onCleared(listener) ?? (() => undefined),
};

/** Whether the article still is where the line was put, and the page has left the line there. */
function isThere({ ends, hosts }: Standing): boolean {
  const stands = hosts.some((host) => host.isConnected);
  return stands && ends.first.isConnected && ends.last.isConnected;
}

function sameEnds(a: ArticleEnds, b: ArticleEnds): boolean {
  return a.first === b.first && a.last === b.last;
}

/** Seconds that the summary will take to read, as near as can be told before it is written. */
function summarySeconds({ sentenceSeconds }: ArticleEnds, { pointLimit }: PromptWords): number {
  return Math.max(5, Math.round((longerThanMean * sentenceSeconds * pointLimit) / 5) * 5);
}

/**
 * A summary of as many points as are allowed takes this much longer than as many sentences of mean
 * length: the median of 310 articles of three corpora.
 */
const longerThanMean = 1.25;

/** Whether the summary spares the reader at least half of the article. */
function isWorthIt(ends: ArticleEnds, words: PromptWords): boolean {
  return ends.seconds >= 2 * summarySeconds(ends, words);
}

const world = globalThis as unknown as Record<string, unknown>;
world[promptGlobal] ??= calls;
