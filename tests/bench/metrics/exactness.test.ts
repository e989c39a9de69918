import { describe, expect, it } from 'vitest';
import { isSameAuthor, isSameDay, isSameTitle } from '../../../bench/metrics/exactness.ts';

describe('comparing metadata', () => {
  it('compares titles by letters and digits', () => {
    expect(isSameTitle('Why bees don’t sleep', "Why Bees Don't Sleep!")).toBe(true);
    expect(isSameTitle('Why bees don’t sleep', 'Why bees don’t sleep | Evening Post')).toBe(false);
  });

  it('compares bylines by the people they name', () => {
    expect(isSameAuthor('Dana Whitlock, Omar Teague', 'By Omar Teague and Dana Whitlock')).toBe(
      true,
    );
    expect(isSameAuthor('Jutta Harms', 'Von Jutta Harms')).toBe(true);
    expect(isSameAuthor('Dana Whitlock', 'Dana Whitlock, science editor')).toBe(false);
    expect(isSameAuthor('Andy Band', 'Andy Band')).toBe(true);
    expect(isSameAuthor('Dana Whitlock', '')).toBe(false);
  });

  it('compares dates by day', () => {
    expect(isSameDay('2024-06-12', '2024-06-12T23:40:00+02:00')).toBe(true);
    expect(isSameDay('2024-06-12', 'June 12, 2024')).toBe(true);
    expect(isSameDay('2024-06-12', '20240612')).toBe(true);
    expect(isSameDay('2024-06-12', '2024-06-13')).toBe(false);
    expect(isSameDay('2024-06-12', '')).toBe(false);
    expect(isSameDay('', '')).toBe(false);
  });
});
