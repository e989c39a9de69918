import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../src/cli/report.ts';

describe('explainFailure', () => {
  it('says in one sentence that the parser threw, and what', () => {
    expect(explainFailure({ code: 'unexpected', detail: 'RangeError: stack' })).toBe(
      'This page cannot be parsed (RangeError: stack).',
    );
  });

  it('names the code of a failure that it has no sentence for', () => {
    expect(explainFailure({ code: 'timed-out' })).toBe('It could not be summarized (timed-out).');
  });
});
