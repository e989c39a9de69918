import { describe, expect, it } from 'vitest';
import { takeEvenly } from '../../../bench/speed/take-evenly.ts';

describe('evenly', () => {
  it('takes equally many of each list, spread from its beginning to its end', () => {
    const long = Array.from({ length: 100 }, (_, i) => i);
    expect(takeEvenly([long, [1, 2, 3, 4]], 8)).toEqual([0, 25, 50, 75, 1, 2, 3, 4]);
  });

  it('takes all of a list that is too short', () => {
    expect(
      takeEvenly(
        [
          [1, 2],
          [3, 4, 5, 6, 7, 8],
        ],
        6,
      ),
    ).toEqual([1, 2, 3, 5, 7]);
  });
});
