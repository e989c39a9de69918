import { describe, expect, it } from 'vitest';
import {
  findLineExclusionReason,
  isDateline,
} from '../../../src/extraction/blocks/line-patterns.ts';

describe('isDateline', () => {
  it('distinguishes lines with a date or an author from sentences', () => {
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
});

describe('line patterns', () => {
  describe('findLineExclusionReason', () => {
    it('recognizes prompts to read a summary in many languages', () => {
      for (const line of [
        'No time to read?',
        'Get a summary',
        'Keine Zeit zu lesen?',
        'Pas le temps de lire ?',
        '¿No tienes tiempo para leer?',
        'Нет времени читать?',
        'لا وقت للقراءة؟',
        '没有时间阅读？',
        '読む時間がありませんか？',
        '읽을 시간이 없나요?',
      ])
        expect(findLineExclusionReason(line), line).toBe('call-to-action');
    });

    it('recognizes lines by their beginning', () => {
      expect(findLineExclusionReason('Read more: The eels are back')).toBe('links');
      expect(findLineExclusionReason('Lesen Sie auch: Die Aale sind zurück')).toBe('links');
      expect(findLineExclusionReason('Photo: Harbour archive')).toBe('caption');
      expect(findLineExclusionReason('• Next Article »')).toBe('navigation');
      expect(findLineExclusionReason('LEAVE A COMMENT')).toBe('comments');
    });

    it('returns undefined for sentences with the same beginning', () => {
      expect(findLineExclusionReason('Sharesies rose by nine percent.')).toBeUndefined();
      expect(findLineExclusionReason('Related species live further south.')).toBeUndefined();
      expect(
        findLineExclusionReason('Advertisement had changed by then, and so had the papers.'),
      ).toBeUndefined();
      expect(
        findLineExclusionReason(`Subscribe to our view ${'or not '.repeat(60)}`),
      ).toBeUndefined();
    });
  });
});
