import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseModelOutput } from '../../src/factuality/parse-model-output.ts';

test.each([
  ['bullets', '* One thing.\n* Another thing.', ['One thing.', 'Another thing.']],
  ['numbers', '1. One thing.\n2) Another thing.', ['One thing.', 'Another thing.']],
  [
    'a preamble before bullets',
    'Here is a summary of the article:\n\n- One thing.',
    ['One thing.'],
  ],
  [
    'a preamble before text',
    'Sure, here are the key points: One thing happened.',
    ['One thing happened.'],
  ],
  ['a label', 'TL;DR: One thing happened.', ['One thing happened.']],
  ['Markdown', '* **Bold** and _slanted_ and `code`.', ['Bold and slanted and code.']],
  [
    'a link',
    '* See [the report](https://evil.example/?q=1) for more.',
    ['See the report for more.'],
  ],
  ['an image', '* ![A boat](https://evil.example/pixel.png) sailed.', ['A boat sailed.']],
  ['a bare address', '* Read https://evil.example/now today.', ['Read today.']],
  ['HTML', '* <b onclick="steal()">One</b> thing.<script>', ['One thing.']],
  ['a heading', '## One thing', ['One thing']],
  ['bidirectional controls', '* One \u202eevil\u202c thing.\u200b', ['One evil thing.']],
  ['a joiner that spelling needs', '* می\u200cخواهم', ['می\u200cخواهم']],
  ['nothing', '\n \n', []],
  ['too many', '* a\n* b\n* c\n* d', ['a', 'b', 'c']],
])('parses %s', (_name, output, points) => {
  expect(parseModelOutput(output, 3, 'en')).toEqual(points);
});

test('returns at most the requested points, each on one line, for any output', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 0, max: 7 }),
      (output, max) => {
        const points = parseModelOutput(output, max, 'en');
        expect(points.length).toBeLessThanOrEqual(max);
        for (const point of points) expect(point).not.toMatch(/[\n\r<]\S*>/);
      },
    ),
    { numRuns: 50 },
  );
}, 30_000);
