import { expect, it } from 'vitest';
import { isDateline } from '../../../src/extraction/blocks/dateline.ts';

it('tells lines with day and author from sentences', () => {
  for (const line of [
    '14 March 2026',
    'Published: March 14, 2026, 8:30 am',
    '14. März 2026, 06:30 Uhr',
    '14/03/2026 07h30',
    '2026年3月14日 7時30分',
    '14 मार्च 2026, 08:30',
    '١٤ مارس ٢٠٢٦',
    'By Ingrid Vale and Tomas Brook',
    'Von Jette Harms',
    'Автор: Нина Орлова',
  ])
    expect(isDateline(line), line).toBe(true);
  for (const line of [
    'In 1968 the Petrel was new.',
    'The budget of 2026',
    'By then it was too late for all of them.',
    'Twelve boats, three fewer than in 2019, are to sail on the northern route from now on',
  ])
    expect(isDateline(line), line).toBe(false);
});
