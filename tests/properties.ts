/**
 * Configures fast-check for every unit test: the number of runs, and a seed to reproduce failures.
 */

import { configureGlobal } from 'fast-check';
import { isLong, seed } from './sampled-suites.ts';

configureGlobal({ seed, numRuns: isLong ? 3_000 : 100 });
