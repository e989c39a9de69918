import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  computeAgreement,
  formatAgreement,
  readTaggedPoints,
} from '../../../bench/scorecard/agreement.ts';

function createPoint(text: string, isDangling: boolean) {
  return { lang: 'en', text, isDangling };
}

const flagged = 'They asked for boats.';
const plain = 'The ferry is late.';

describe('computeAgreement', () => {
  it('counts what the rule and the judges found, and how much of it is the same', () => {
    const points = [
      createPoint(flagged, true),
      createPoint(flagged, false),
      createPoint(plain, true),
      createPoint(plain, false),
      createPoint(plain, false),
    ];
    const { kappa, ...others } = computeAgreement(points);
    expect(others).toEqual({ judged: 2, flagged: 2, both: 1, precision: 0.5, recall: 0.5 });
    // Three of five agree, 13 of 25 would by chance.
    expect(kappa).toBeCloseTo((3 / 5 - 13 / 25) / (1 - 13 / 25));
  });

  it('gives a kappa of 1 for agreement on every point', () => {
    const points = [createPoint(flagged, true), createPoint(plain, false)];
    expect(computeAgreement(points).kappa).toBe(1);
  });

  it('gives no shares where nothing counts', () => {
    const unknown = { precision: undefined, recall: undefined, kappa: undefined };
    expect(computeAgreement([])).toMatchObject(unknown);
    expect(computeAgreement([createPoint(plain, false)])).toMatchObject(unknown);
  });
});

describe('readTaggedPoints', () => {
  it('reads points, and names the first line that is not one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tags-'));
    const file = join(folder, 'tags.jsonl');
    const point = createPoint(flagged, true);
    writeFileSync(file, `${JSON.stringify(point)}\n`);
    expect(readTaggedPoints(file)).toEqual([point]);
    expect(formatAgreement([point])).toContain('1.00');
    writeFileSync(file, `${JSON.stringify(point)}\n{"text":"${plain}"}\n`);
    expect(() => readTaggedPoints(file)).toThrow('tags.jsonl: point 2 is not valid');
    rmSync(folder, { recursive: true });
  });
});
