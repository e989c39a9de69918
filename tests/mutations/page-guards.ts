/** Sizes and times, what is done in a page, and what engines are given. */

import type { Guard } from './guard.ts';

const walk = ['tests/extraction/dom/walk.test.ts'];
const aiSummary = ['tests/background/ai-summary.test.ts'];

export const pageGuards: readonly Guard[] = [
  {
    name: 'reading-limit',
    area: 'limits',
    module: 'background',
    from: 'const extractionTimeoutMs = 20_000;',
    to: 'const extractionTimeoutMs = 2_000_000_000;',
    tests: ['tests/background/jobs/job-limits.test.ts'],
  },
  {
    name: 'heartbeat-limit',
    area: 'limits',
    module: 'background',
    from: 'const heartbeatLimitMs = 180_000;',
    to: 'const heartbeatLimitMs = 2_000_000_000;',
    tests: ['tests/background/jobs/job-limits.test.ts'],
  },
  {
    name: 'walk-nodes',
    area: 'limits',
    module: 'extraction',
    from: 'nodes: 400_000,',
    to: 'nodes: 4_000_000_000,',
    tests: walk,
  },
  {
    name: 'jsonld-objects',
    area: 'limits',
    module: 'extraction',
    from: ' && found.length < maxObjects;',
    to: ';',
    tests: ['tests/extraction/metadata/metadata.test.ts'],
  },
  {
    name: 'locate-maxocc',
    area: 'limits',
    module: 'anchoring',
    from: 'at >= 0 && count < maxOccurrences;',
    to: 'at >= 0;',
    tests: ['tests/anchoring/locate.test.ts'],
  },
  {
    name: 'invisible-bidi',
    area: 'page',
    module: 'extraction',
    from: '\\\\u202A-\\\\u202E\\\\u2060-\\\\u206F',
    to: '\\\\u2060-\\\\u2065',
    tests: walk,
  },
  {
    name: 'closed-stays-here',
    area: 'page',
    module: 'content',
    from: 'return !leads && !submits;',
    to: 'return true;',
    tests: ['tests/content/disclosure.test.ts'],
  },
  {
    name: 'mark-clears-sheet',
    area: 'page',
    module: 'content',
    from: 'root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);',
    to: '',
    tests: ['tests/content/highlight-range.test.ts'],
  },
  {
    name: 'frame-main-first',
    area: 'page',
    module: 'background',
    from: 'if (main?.ok) return main;',
    to: '',
    tests: ['tests/background/jobs/jobs-in-frames.test.ts'],
  },
  {
    name: 'parts-tags',
    area: 'engines',
    module: 'engines',
    from: "text.replace(/[\\u{e0000}-\\u{e007f}]/gu, '')",
    to: 'text',
    tests: ['tests/engines/chunks.test.ts'],
  },
  {
    name: 'written-engine',
    area: 'engines',
    module: 'background',
    from: 'if (answer.ok && answer.value.engine !== job.aiSummary.engine)',
    to: 'if (false as boolean)',
    tests: aiSummary,
  },
  {
    name: 'policy-engines',
    area: 'engines',
    module: 'background',
    from: 'getAllowedEngines(await readPolicy()),',
    to: 'getAllowedEngines({}),',
    tests: aiSummary,
  },
  {
    name: 'written-unasked',
    area: 'engines',
    module: 'background',
    from: "if (job?.id !== jobId || job.aiSummary?.status !== 'waiting')",
    to: 'if (job?.id !== jobId || !job.aiSummary)',
    tests: aiSummary,
  },
];
