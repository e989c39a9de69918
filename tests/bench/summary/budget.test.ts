import { describe, expect, it } from 'vitest';
import { countLength, fillBudget, fitsBudget } from '../../../bench/summary/budget.ts';
import { takeLead, takeLeadWords } from '../../../bench/summary/lead.ts';
import { selectByOracle } from '../../../bench/summary/oracle.ts';
import { summarizeByPeer } from '../../../bench/summary/peer-answer.ts';

const toWordBudget = (count: number) => ({ kind: 'words', count }) as const;
const toSentenceBudget = (count: number) => ({ kind: 'sentences', count }) as const;

describe('budget', () => {
  it('counts words between white space, and CJK characters by 1.7', () => {
    expect(countLength(' one two-three  four. ', 'en')).toBe(3);
    // Ten characters: 5.9 words, rounded up.
    expect(countLength('港口大桥关闭九周了。', 'zh')).toBe(6);
  });

  it('takes whole sentences and skips those that do not fit', () => {
    const ranked = ['a b c', 'd e f', 'g h', 'i'];
    expect(fillBudget(ranked, 'en', toWordBudget(6))).toEqual([0, 1]);
    expect(fillBudget(ranked, 'en', toWordBudget(5))).toEqual([0, 2]);
    expect(fillBudget(ranked, 'en', toSentenceBudget(3))).toEqual([0, 1, 2]);
  });

  it('knows if it is kept', () => {
    expect(fitsBudget(['a b', 'c'], 'en', toWordBudget(3))).toBe(true);
    expect(fitsBudget(['a b', 'c d'], 'en', toWordBudget(3))).toBe(false);
    expect(fitsBudget(['a b', 'c d'], 'en', toSentenceBudget(2))).toBe(true);
  });
});

describe('lead', () => {
  it('takes the first sentences, or the first words', () => {
    expect(takeLead(['a b', 'c d', 'e'], 'en', toWordBudget(4))).toEqual(['a b', 'c d']);
    expect(takeLeadWords('a b\nc  d', 'en', 3)).toBe('a b c');
    expect(takeLeadWords('港口大桥 关闭', 'zh', 2)).toBe('港口大');
  });
});

describe('oracle', () => {
  it('adds the sentence that raises ROUGE most, in text order, and stops when none does', () => {
    const text = ['nothing here', 'ships sail', 'the harbour bridge closes'];
    expect(
      selectByOracle(text, 'the harbour bridge closes as ships sail', 'en', toSentenceBudget(3)),
    ).toEqual(['ships sail', 'the harbour bridge closes']);
  });

  it('stays within its budget', () => {
    const text = ['the harbour bridge closes', 'ships sail'];
    expect(
      selectByOracle(text, 'the harbour bridge closes as ships sail', 'en', toWordBudget(3)),
    ).toEqual(['ships sail']);
  });
});

describe('peerAnswer', () => {
  const text = 'One two. Three four five. Six.';
  const document = { id: '1', corpus: 'c', lang: 'en', text, references: [] };
  const byRank = ['Three four five.', 'Six.', 'One two.'];
  const summarize = async (_: string, count: number) => byRank.slice(0, count);

  it('returns sentences in text order', async () => {
    expect(await summarizeByPeer(summarize, document, toSentenceBudget(3))).toEqual([
      'One two.',
      'Three four five.',
      'Six.',
    ]);
  });

  it('returns the longest summary that fits a number of words, with at least one sentence', async () => {
    expect(await summarizeByPeer(summarize, document, toWordBudget(4))).toEqual([
      'Three four five.',
      'Six.',
    ]);
    expect(await summarizeByPeer(summarize, document, toWordBudget(2))).toEqual([
      'Three four five.',
    ]);
  });
});
