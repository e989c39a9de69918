import { describe, expect, it } from 'vitest';
import { sameAuthor, sameDay, sameTitle } from '../../../bench/metrics/exactness.ts';

describe('comparing metadata', () => {
  it('compares titles by letters and digits', () => {
    expect(sameTitle('Why bees don’t sleep', "Why Bees Don't Sleep!")).toBe(true);
    expect(sameTitle('Why bees don’t sleep', 'Why bees don’t sleep | Evening Post')).toBe(false);
  });

  it('compares bylines by the people they name', () => {
    expect(sameAuthor('Dana Whitlock, Omar Teague', 'By Omar Teague and Dana Whitlock')).toBe(true);
    expect(sameAuthor('Jutta Harms', 'Von Jutta Harms')).toBe(true);
    expect(sameAuthor('Dana Whitlock', 'Dana Whitlock, science editor')).toBe(false);
    expect(sameAuthor('Andy Band', 'Andy Band')).toBe(true);
    expect(sameAuthor('Dana Whitlock', '')).toBe(false);
  });

  it('compares dates by day', () => {
    expect(sameDay('2024-06-12', '2024-06-12T23:40:00+02:00')).toBe(true);
    expect(sameDay('2024-06-12', 'June 12, 2024')).toBe(true);
    expect(sameDay('2024-06-12', '20240612')).toBe(true);
    expect(sameDay('2024-06-12', '2024-06-13')).toBe(false);
    expect(sameDay('2024-06-12', '')).toBe(false);
    expect(sameDay('', '')).toBe(false);
  });
});
