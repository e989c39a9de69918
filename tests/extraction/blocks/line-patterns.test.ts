import { describe, expect, it } from 'vitest';
import { findLineExclusionReason } from '../../../src/extraction/blocks/line-patterns.ts';

describe('findLineExclusionReason', () => {
  it('knows the prompts to read a summary in many languages', () => {
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

  it('knows lines by their beginning', () => {
    expect(findLineExclusionReason('Read more: The eels are back')).toBe('links');
    expect(findLineExclusionReason('Lesen Sie auch: Die Aale sind zurück')).toBe('links');
    expect(findLineExclusionReason('Photo: Harbour archive')).toBe('caption');
    expect(findLineExclusionReason('• Next Article »')).toBe('navigation');
    expect(findLineExclusionReason('LEAVE A COMMENT')).toBe('comments');
  });

  it('says nothing of sentences that begin alike', () => {
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
