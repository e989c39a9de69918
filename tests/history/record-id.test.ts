import { describe, expect, it } from 'vitest';
import { recordId } from '../../src/history/record-id.ts';
import { sampleArticle } from './samples.ts';

function idOf(url: string, canonical: string): string {
  return recordId(sampleArticle({ url, canonical }));
}

describe('recordId', () => {
  it('is the same however the article was come by', () => {
    const canonical = 'https://tide.example/harbour/pilots';
    const plain = idOf('https://tide.example/harbour/pilots', canonical);
    expect(idOf('https://tide.example/harbour/pilots?utm_source=a#b', canonical)).toBe(plain);
    expect(idOf('https://www.tide.example/harbour/pilots/print', canonical)).toBe(plain);
    expect(plain).toBe('page:https://tide.example/harbour/pilots');
  });

  it('believes no canonical address on another site', () => {
    expect(idOf('https://evil.example/a', 'https://tide.example/harbour/pilots')).toBe(
      'page:https://evil.example/a',
    );
    expect(idOf('https://a.host.example/1', 'https://b.host.example/1')).toBe(
      'page:https://a.host.example/1',
    );
  });

  it('believes no front page as the canonical address of an article', () => {
    expect(idOf('https://tide.example/a', 'https://tide.example/')).toBe(
      'page:https://tide.example/a',
    );
    expect(idOf('https://tide.example/?p=7', 'https://tide.example/')).toBe(
      'page:https://tide.example/?p=7',
    );
    expect(idOf('https://tide.example/', 'https://www.tide.example/')).toBe(
      'page:https://www.tide.example/',
    );
  });

  it('survives addresses that are none', () => {
    expect(idOf('', 'file:///')).toBe('page:');
    expect(idOf('https://tide.example/a', 'nonsense')).toBe('page:https://tide.example/a');
  });

  it('keeps selections apart by their text, and from the page', () => {
    const selection = sampleArticle({ scope: 'selection' });
    expect(recordId(selection)).toBe('selection:first:https://tide.example/harbour/pilots');
    expect(recordId({ ...selection, textHash: 'second' })).not.toBe(recordId(selection));
  });
});
