/**
 * The line “No time to read?” at both ends of the article. Injected only where the reader has turned
 * it on and the gate has found an article; reading and marking are other scripts'.
 */

import { matchesArticle, pickAnchors } from '../platform/article-match.ts';
import {
  type PromptAnswer,
  type PromptCalls,
  type PromptWords,
  promptGlobal,
} from '../platform/prompt-calls.ts';
import { sayPromptHide, sayPromptPressed } from '../platform/prompt-line.ts';
import type { ArticleEnds } from './article-ends.ts';
import { highlightScript } from './highlight-script.ts';
import { pageScript } from './page-script.ts';
import { insertCalmly } from './prompt/insert.ts';
import { Line } from './prompt/line.ts';
import type { LineActions } from './prompt/line-actions.ts';
import { lookBeside } from './prompt/look.ts';
import { removeOrphans } from './prompt/orphans.ts';
import { watchDocument } from './prompt/watch.ts';

/** What stands in the page now. */
interface Standing {
  url: string;
  ends: ArticleEnds;
  hosts: HTMLElement[];
  /** What the article says at its ends, which tells a text that took its place. */
  edgeText: string;
  /** The answer that was given last. */
  answer?: PromptAnswer;
  /** Stops waiting for the right moment, and watching the page. */
  cancel(): void;
}

/** Characters of each end that tell one text from another. */
const maxEdgeText = 1_000;

let standing: Standing | undefined;

const calls: PromptCalls = { place, remove };

function place(words: PromptWords, asked: boolean): boolean {
  const url = location.href.split('#', 1)[0] ?? '';
  if (standing?.url === url && isThere(standing) && !hasNewText(standing)) return true;
  const ends = pageScript()?.ends();
  if (!ends || !isWorthIt(ends, words)) return !remove();
  if (standing && isThere(standing) && sameEnds(standing.ends, ends) && isAnswered(standing)) {
    standing.url = url;
    standing.edgeText = getEdgeText(ends);
  } else putAt(ends, url, words, asked);
  return true;
}

/** A page that only takes the banner away may keep it away; see `place` for when it comes back. */
function lookAgain(words: PromptWords): boolean {
  if (!standing || (hasEnds(standing) && !hasNewText(standing))) return false;
  place(words, false);
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
    // A page may show another article at the same address, and the answer would be of the last one.
    watchDocument(document, () => lookAgain(words)),
  ];
  const cancel = () => {
    for (const stop of stops) stop();
  };
  standing = { url, ends, hosts: [top, bottom], edgeText: getEdgeText(ends), cancel };
}

const actions: LineActions = {
  async press() {
    const answer = await sayPromptPressed();
    // Taken back meanwhile, in the settings or in the browser.
    if (!answer.ok && answer.failure.code === 'needs-access') remove();
    if (answer.ok && standing) standing.answer = answer.value;
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
function isThere(here: Standing): boolean {
  return here.hosts.some((host) => host.isConnected) && hasEnds(here);
}

function hasEnds({ ends }: Standing): boolean {
  return ends.first.isConnected && ends.last.isConnected;
}

function getEdgeText({ first, last }: ArticleEnds): string {
  const [start, end] = [first, last].map(({ textContent }) => textContent?.slice(0, maxEdgeText));
  return `${start}\n${end}`;
}

function hasNewText({ ends, edgeText }: Standing): boolean {
  return getEdgeText(ends) !== edgeText;
}

/** Whether the answer that may be open is of what the page shows; none is of anything. */
function isAnswered({ answer }: Standing): boolean {
  if (!answer) return true;
  const anchors = pickAnchors(answer.points);
  const identity = pageScript()?.identify(anchors, answer.title);
  return identity !== undefined && matchesArticle(identity, anchors);
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
