import { describe, expect, it } from 'vitest';
import { getFold, getSite } from '../../../bench/train/folds.ts';

describe('siteOf', () => {
  it.each([
    ['https://www.example.org/news/1', 'example.org'],
    ['https://m.example.org:8080/', 'example.org'],
    ['https://news.bbc.co.uk/1', 'bbc.co.uk'],
    ['https://www.abc.net.au/a', 'abc.net.au'],
    ['https://t.co/x', 't.co'],
    ['https://www.gouv.fr/', 'www.gouv.fr'],
    ['http://192.168.0.7/page', '192.168.0.7'],
    ['http://localhost/page', 'localhost'],
    ['page-17', 'page-17'],
  ])('returns for %s the site %s', (url, site) => {
    expect(getSite(url)).toBe(site);
  });
});

describe('getFold', () => {
  it('keeps a site together', () => {
    expect(getFold('https://www.example.org/a')).toBe(getFold('http://blog.example.org/b?c'));
  });

  // The first eight digits of the SHA-256 of “<length>:<site>”, by sha256sum, modulo the folds.
  it.each([
    ['https://www.example.org/', 0, 2],
    ['https://news.bbc.co.uk/1', 0, 4],
    ['https://www.spiegel.de/', 2, 3],
    ['not an address', 3, 0],
  ])('assigns %s permanently to fold %d of 4 and %d of 5', (url, ofFour, ofFive) => {
    expect(getFold(url)).toBe(ofFour);
    expect(getFold(url, 5)).toBe(ofFive);
  });

  it('fills its folds about evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 2000; i++) {
      const fold = getFold(`https://site${i}.org/`);
      counts[fold] = (counts[fold] ?? 0) + 1;
    }
    // Four standard deviations of a fair draw: 4 · √(2000 · ¼ · ¾) is 77.
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(78);
  });
});
