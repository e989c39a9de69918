import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../../src/storage/history/record.ts';
import {
  type Filter,
  findMatches,
  parseQueryTerms,
  search,
  toSearchDocument,
} from '../../../src/storage/history/search.ts';
import { anyRecords, anyText, samplePoint, sampleRecord, sampleSummary } from './samples.ts';

describe('find matches', () => {
  function findMatchedTexts(text: string, query: string): string[] {
    return findMatches(text, query).map(({ start, end }) => text.slice(start, end));
  }

  describe('findMatches', () => {
    it.each([
      ['The last pilots', 'pil', ['pil']],
      ['Pilots and pilots', 'PILOTS', ['Pilots', 'pilots']],
      ['Copilot', 'pilot', []],
      ['Straße', 'stras', ['Straß']],
      ['cafe\u0301s', 'café', ['cafe\u0301']],
      ['東京タワーの照明', 'タワー', ['タワー']],
      ['新しいiPhone', 'iph', ['iPh']],
      ['pilots', 'pil pilo', ['pilo']],
      ['افتتاح المكتبة', 'مكتبة', ['مكتبة']],
      ['افتتاح المكتبة', 'المكتبة', ['المكتبة']],
      ['a 🖊 pen', 'pen', ['pen']],
      ['anything', '', []],
    ])('finds the matches in %j of the query %j', (text, query, found) => {
      expect(findMatchedTexts(text, query)).toEqual(found);
    });

    it('returns sorted spans of the text that neither touch nor are empty', () => {
      fc.assert(
        fc.property(anyText, anyText, (text, query) => {
          let last = -1;
          for (const { start, end } of findMatches(text, query)) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        }),
      );
    });
  });
});

describe('search', () => {
  function record(id: string, title: string, change: Partial<HistoryRecord> = {}): HistoryRecord {
    const { site: _, byline: __, ...bare } = sampleRecord({ id, title, summaries: [] });
    return { ...bare, ...change };
  }

  function saying(id: string, ...points: string[]): HistoryRecord {
    const summary = sampleSummary({ points: points.map((text) => samplePoint(text)) });
    return record(id, 'Untitled', { summaries: [summary] });
  }

  function find(records: HistoryRecord[], query: string, filter?: Filter): string[] {
    return search(records.map(toSearchDocument), query, filter);
  }

  describe('search', () => {
    it.each([
      ['the whole word', 'pilots'],
      ['the start of a word', 'pil'],
      ['a single letter', 'p'],
      ['words in any order, in capitals', 'HARBOUR, last'],
      ['words of the title and of the points', 'pilots winter'],
      ['the site’s host', 'tide.example'],
      ['the author', 'holm'],
      ['punctuation only', ' … '],
    ])('finds a record by %s', (_, query) => {
      const kept = sampleRecord({
        summaries: [sampleSummary({ points: [samplePoint('Four more are needed by winter.')] })],
      });
      expect(find([kept], query)).toEqual([kept.id]);
    });

    it.each([
      ['a word that is not there', 'harbour lighthouse'],
      ['the middle of a word', 'ilots'],
      ['a word made of two', 'lastpilots'],
    ])('does not find a record by %s', (_, query) => {
      expect(find([sampleRecord()], query)).toEqual([]);
    });

    it.each([
      ['German', 'Straßenbahn für Łódź', 'strassenbahn fur lodz'],
      ['French', 'L’été à Cœur-d’Ardèche', 'ete coeur ardeche'],
      ['Turkish', 'IŞIK ve İstanbul', 'işik istanbul'],
      ['Russian', 'Съёмка в Королёве', 'съемка королеве'],
      ['Arabic', 'أُعْلِنَ في القاهرة', 'اعلن القاهرة'],
      ['Arabic without the article', 'افتتاح المكتبة والمدرسة', 'مكتبه مدرسة'],
      ['Arabic with an unfinished article', 'افتتاح المكتبة', 'الم'],
      ['Persian', 'یک کتابخانهٔ تازه', 'كتابخانه'],
      ['Greek', 'Ο σεισμός στην Αθήνα', 'ΣΕΙΣΜΟΣ αθηνα'],
      ['Hebrew', 'שָׁלוֹם עוֹלָם', 'שלום'],
      ['Korean', '서울의 새 다리', '서울'],
      ['Hindi', 'दिल्ली में बारिश', 'दिल्ली'],
      ['Chinese', '北京大学今天公布了结果', '大学 结果'],
      ['one character of Chinese', '北京大学今天公布了结果', '布'],
      ['Japanese', '東京タワーの新しい照明', 'タワー'],
      ['Japanese beside Latin', '新しいiPhone15用ケース', 'iphone15'],
      ['half-width kana', '東京タワー', 'ﾀﾜｰ'],
      ['Thai', 'กรุงเทพมหานคร', 'มหานคร'],
      ['rare characters', '𠮷野家の牛丼', '𠮷野家'],
      ['full-width Latin', 'ＮＡＳＡ', 'nasa'],
    ])('finds %s as users type it', (_, title, query) => {
      expect(find([record('a', title), record('b', 'Other words')], query)).toEqual(['a']);
    });

    it('ranks the title before the site, the site before points, and the newer first', () => {
      const records = [
        saying('points', 'A bridge is built.'),
        record('site', 'Untitled', { url: 'https://bridge.example/' }),
        record('older title', 'The bridge', { updatedAt: 1 }),
        record('title', 'The bridge', { updatedAt: 2 }),
      ];
      expect(find(records, 'bridge')).toEqual(['title', 'older title', 'site', 'points']);
    });

    it('filters by site, star and date, with and without a query', () => {
      const records = [
        record('a', 'The bridge', {
          url: 'https://www.one.example/',
          updatedAt: 10,
          starred: true,
        }),
        record('b', 'The bridge', { url: 'https://one.example/', updatedAt: 20 }),
        record('c', 'The tunnel', { url: 'https://two.example/', updatedAt: 30, starred: true }),
      ];
      expect(find(records, '')).toEqual(['c', 'b', 'a']);
      expect(find(records, '', { site: 'one.example' })).toEqual(['b', 'a']);
      expect(find(records, 'bridge', { starred: true })).toEqual(['a']);
      expect(find(records, '', { starred: false })).toEqual(['b']);
      expect(find(records, '', { from: 20 })).toEqual(['c', 'b']);
      expect(find(records, '', { site: undefined })).toEqual(['c', 'b', 'a']);
    });

    it('finds every record by each of its words', () => {
      fc.assert(
        fc.property(anyRecords, (records) => {
          for (const { id, title } of records) {
            for (const term of parseQueryTerms(title)) expect(find(records, term)).toContain(id);
          }
        }),
      );
    });
  });
});
