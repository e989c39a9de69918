/** Set up for every unit test: how often a property is tried, and that a failure can be had again. */

import { configureGlobal } from 'fast-check';
import { isLong, seed } from './sampled-suites.ts';

configureGlobal({ seed, numRuns: isLong ? 3_000 : 100 });
