/** Every guard that is broken in the long suite; see `guard.ts`. */

import { bannerGuards } from './banner-guards.ts';
import type { Guard } from './guard.ts';
import { messagesGuards } from './messages-guards.ts';
import { pageGuards } from './page-guards.ts';
import { storageGuards } from './storage-guards.ts';

export const guards: readonly Guard[] = [
  ...messagesGuards,
  ...storageGuards,
  ...pageGuards,
  ...bannerGuards,
];
