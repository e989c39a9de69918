import { describe, expect, it } from 'vitest';
import { applyCuts, subtractCuts } from '../../../src/summarizer/rewriting/apply-cuts.ts';

function cutText(source: string, cut: string, lang = 'en'): string {
  const start = source.indexOf(cut);
  const cuts = [{ start, end: start + cut.length }];
  return applyCuts(source, { start: 0, end: source.length }, cuts, lang);
}

describe('applyCuts', () => {
  it('returns the range itself if there are no cuts', () => {
    expect(applyCuts('One. Two three. Four.', { start: 5, end: 15 }, [], 'en')).toBe('Two three.');
  });

  it('leaves one space in place of a cut', () => {
    expect(cutText('The mayor – a cyclist – agreed.', ' – a cyclist –')).toBe('The mayor agreed.');
    expect(cutText('The mayor (a cyclist) agreed.', '(a cyclist)')).toBe('The mayor agreed.');
  });

  it('leaves no space before a full stop', () => {
    expect(cutText('The mayor agreed [3] .', ' [3]')).toBe('The mayor agreed.');
  });

  it('keeps the space before a French colon', () => {
    expect(cutText('Le maire [3] : d’accord.', ' [3]', 'fr')).toBe('Le maire : d’accord.');
  });

  it('capitalizes the first letter after a cut at the start, by the rules of the language', () => {
    expect(cutText('But the mayor agreed.', 'But ')).toBe('The mayor agreed.');
    expect(cutText('Ama istasyon açıldı.', 'Ama ', 'tr')).toBe('İstasyon açıldı.');
  });
});

describe('subtractCuts', () => {
  it('joins overlapping cuts and ignores what is beyond the range', () => {
    const cuts = [
      { start: 4, end: 6 },
      { start: 2, end: 5 },
      { start: 9, end: 20 },
    ];
    expect(subtractCuts({ start: 0, end: 10 }, cuts)).toEqual([
      { start: 0, end: 2 },
      { start: 6, end: 9 },
    ]);
  });
});
