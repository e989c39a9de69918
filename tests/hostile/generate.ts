/** Generates hostile pages: every kind of attack in turn, varied by the seed. */

import { createSeededRandom } from '../../bench/train/random.ts';
import { costKinds } from './cost-kinds.ts';
import { markupKinds } from './markup-kinds.ts';
import type { HostilePage, Kind } from './page.ts';
import { scriptKinds } from './script-kinds.ts';
import { sizeKinds } from './size-kinds.ts';
import { makeStory } from './story.ts';
import { textKinds } from './text-kinds.ts';

const kinds: Record<string, Kind> = {
  ...markupKinds,
  ...sizeKinds,
  ...textKinds,
  ...scriptKinds,
  ...costKinds,
};

/** Names of all kinds of attack. */
export const kindNames = Object.keys(kinds);

/**
 * @param count number of pages; every kind comes once before any comes twice, and its first page
 *   has its greatest size
 */
export function hostilePages(count: number, seed: number): HostilePage[] {
  return Array.from({ length: count }, (_none, i) => hostilePage(i, seed));
}

function hostilePage(index: number, seed: number): HostilePage {
  const kind = kindNames[index % kindNames.length] ?? '';
  const round = Math.floor(index / kindNames.length);
  const random = createSeededRandom(seed * 10_007 + index);
  const story = makeStory(random);
  const size = round === 0 ? 1 : ([0.02, 0.1, 0.3, 1][Math.floor(random() * 4)] ?? 1);
  const attack = kinds[kind]?.({ story, random, size });
  const { body = '', type = 'text/html', headers = {}, frames = {} } = attack ?? {};
  const name = `${kind}-${round + 1}`;
  return {
    name,
    path: `/news/${name}${attack?.query ?? ''}`,
    type,
    headers,
    frames,
    expected: attack?.expected ?? 'summary',
    story,
    body: () => (typeof body === 'string' ? body : body()),
  };
}
