import { describe, expect, it } from 'vitest';
import { applyCuts, subtractCuts } from '../../../src/summarizer/rewriting/apply-cuts.ts';

function without(source: string, cut: string, lang = 'en'): string {
  const start = source.indexOf(cut);
  const cuts = [{ start, end: start + cut.length }];
  return applyCuts(source, { start: 0, end: source.length }, cuts, lang);
}

describe('applyCuts', () => {
  it('is the stretch itself where nothing is cut', () => {
    expect(applyCuts('One. Two three. Four.', { start: 5, end: 15 }, [], 'en')).toBe('Two three.');
  });

  it('leaves one space where a piece was taken out', () => {
    expect(without('The mayor – a cyclist – agreed.', ' – a cyclist –')).toBe('The mayor agreed.');
    expect(without('The mayor (a cyclist) agreed.', '(a cyclist)')).toBe('The mayor agreed.');
  });

  it('leaves none before a full stop', () => {
    expect(without('The mayor agreed [3] .', ' [3]')).toBe('The mayor agreed.');
  });

  it('keeps the space that French puts before its marks', () => {
    expect(without('Le maire [3] : d’accord.', ' [3]', 'fr')).toBe('Le maire : d’accord.');
  });

  it('raises the letter that a cut brought to the front, by the rules of the language', () => {
    expect(without('But the mayor agreed.', 'But ')).toBe('The mayor agreed.');
    expect(without('Ama istasyon açıldı.', 'Ama ', 'tr')).toBe('İstasyon açıldı.');
  });
});

describe('subtractCuts', () => {
  it('joins cuts that overlap and drops what is beyond the whole', () => {
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
