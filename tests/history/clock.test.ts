import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, lookAtClock, parseClock, trustedFrom } from '../../src/history/clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = 20_000 * day;

/** The notes after looks at these moments, one after the other. */
const noted = (...looks: number[]) =>
  looks.reduce<Clock | undefined>((clock, at) => lookAtClock(clock, at), undefined);

describe('a clock', () => {
  it('is believed at first sight, and while it goes on', () => {
    expect(noted(now)).toEqual({ seen: now });
    expect(noted(now, now + 30 * day)).toEqual({ seen: now + 30 * day });
  });

  it('that has leapt ahead is believed after a week', () => {
    const leapt = now + 3_650 * day;
    expect(noted(now, leapt)).toEqual({ seen: leapt, leapt });
    expect(noted(now, leapt, leapt + 6 * day)).toEqual({ seen: leapt + 6 * day, leapt });
    expect(noted(now, leapt, leapt + 6 * day, trustedFrom(leapt))).toEqual({
      seen: trustedFrom(leapt),
    });
  });

  it('that is set right again is the old one', () => {
    expect(noted(now, now + 3_650 * day, now + hour)).toEqual({ seen: now + hour });
    expect(noted(now, now + 31 * day, now + 7 * day)).toEqual({ seen: now + 7 * day });
  });

  it('that is set back by an hour after a leap is not believed for that', () => {
    const leapt = now + 3_650 * day;
    expect(noted(now, leapt, leapt - hour)).toEqual({ seen: leapt - hour, leapt });
  });

  it('that was years behind, and comes right, has to wait too', () => {
    expect(noted(now - 9_000 * day, now)).toEqual({ seen: now, leapt: now });
  });

  it('never leaps twice unnoticed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 * day })), (looks) => {
        for (let at = 1; at < looks.length; at += 1) {
          const [before = 0, moment = 0] = looks.slice(at - 1);
          if (moment - before > 30 * day)
            expect(noted(...looks.slice(0, at + 1))?.leapt).toBe(moment);
        }
      }),
    );
  });
});

it('a note that is none is no note', () => {
  for (const stored of [undefined, 7, {}, { seen: -1 }, { seen: 'now' }])
    expect(parseClock(stored)).toBeUndefined();
  expect(parseClock({ seen: 1, leapt: 2 })).toEqual({ seen: 1, leapt: 2 });
});
