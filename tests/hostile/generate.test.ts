import { describe, expect, test } from 'vitest';
import { hostilePages, kindNames } from './generate.ts';
import { flag, type HostilePage } from './page.ts';
import { listSentences } from './story.ts';

const pages = hostilePages(kindNames.length, 1);
/** A page may be 50 MB, so only its beginning is searched. */
const beginning = (page: HostilePage) => page.body().slice(0, 200_000);

describe('the hostile pages', () => {
  test('cover every requested kind', () => {
    expect(kindNames.length).toBeGreaterThanOrEqual(30);
    expect(new Set(kindNames).size).toBe(kindNames.length);
    expect(pages.map(({ name }) => name.replace(/-\d+$/, ''))).toEqual(kindNames);
  });

  test('are the same for the same seed and differ for another', () => {
    const again = hostilePages(kindNames.length, 1);
    expect(again.map(beginning)).toEqual(pages.map(beginning));
    expect(hostilePages(kindNames.length, 2).map(beginning)).not.toEqual(pages.map(beginning));
  });

  test('have distinct paths', () => {
    const many = hostilePages(300, 1).map(({ path }) => path);
    expect(new Set(many).size).toBe(300);
  });

  test.each(pages)('$name contains its article, or a frame with it', (page) => {
    const [first = ''] = listSentences(page.story);
    const said = [page.body(), ...Object.values(page.frames)].join(' ').replace(/&#39;/g, "'");
    const letters = (text: string) => text.replace(/[^a-z]/gi, '');
    expect(letters(said.slice(0, 3_000_000))).toContain(letters(first));
  });

  test('have the sizes that they declare', () => {
    const largest = (name: string) => pages.find((page) => page.name === `${name}-1`)?.body() ?? '';
    expect(largest('manyNodes').match(/<(?:i|b|span|div|br)\b/g)?.length).toBeGreaterThan(299_000);
    expect(largest('tables').length).toBeGreaterThan(5_000);
    expect(largest('deep')).toContain('i < 100000;');
    expect(largest('longText')).toMatch(/\.repeat\(\d{7,}\)/);
  });

  test('set a flag in any world that runs their scripts', () => {
    expect(pages.filter((page) => beginning(page).includes(flag)).length).toBeGreaterThan(10);
  });
});
