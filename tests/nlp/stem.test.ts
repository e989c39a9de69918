import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem } from '../../src/nlp/stem.ts';
import { isLong } from '../sampled-suites.ts';

describe('stem', () => {
  test.each([
    ['en', ['run', 'runs', 'running']],
    ['en', ['London', 'London’s', "LONDON'S"]],
    ['fr', ['gouvernement', 'gouvernements', 'l’gouvernement']],
    ['fr', ['économie', "l'économie", 'L’Économie']],
    ['de', ['Regierung', 'Regierungen']],
    ['es', ['niño', 'niños']],
    ['it', ['dell’arte', 'arte']],
    ['pt', ['cidade', 'cidades']],
    ['nl', ['boek', 'boeken']],
    ['sv', ['flicka', 'flickor']],
    ['no', ['hest', 'hester']],
    ['da', ['hund', 'hunde']],
    ['fi', ['talo', 'talon']],
    ['hu', ['ház', 'házak']],
    ['ro', ['oraș', 'orașul', 'oraşe']],
    ['ro', ['națiune', 'naţiuni']],
    ['ru', ['правительство', 'правительства', 'правительством']],
    ['uk', ['книга', 'книги']],
    ['tr', ['ev', 'evler', 'evlerde']],
    ['tr', ['İstanbul', "İstanbul'da"]],
    ['ar', ['كتاب', 'الكتاب']],
    ['id', ['baca', 'membaca']],
    ['pl', ['kobieta', 'kobiety', 'kobietom']],
    ['cs', ['město', 'města', 'městem']],
    ['sk', ['mesto', 'mesta', 'mestom']],
    ['el', ['άνθρωπος', 'ανθρώπου', 'άνθρωποι']],
  ])('maps the forms to one stem: %s: %j', (lang, forms) => {
    expect(new Set(forms.map((form) => stem(form, lang))).size).toBe(1);
  });
});

test('keeps different words apart', () => {
  expect(stem('government', 'en')).not.toBe(stem('governess', 'en'));
  expect(stem('Haus', 'de')).not.toBe(stem('Hase', 'de'));
});

test('only folds words of an unknown language', () => {
  expect(stem('中国', 'zh')).toBe('中国');
  expect(stem('Vinduet', 'xx')).toBe('vinduet');
  expect(stem('COVID-19', 'en')).toBe('covid-19');
  expect(stem('constructor', 'constructor')).toBe('constructor');
});

test('returns a very long run of letters unchanged', () => {
  expect(stem('A'.repeat(100_000), 'en')).toBe('a'.repeat(100_000));
});

test('never throws and never returns an empty stem', () => {
  const languages =
    'ar da de en es fi fr hu id it nl no pt ro ru sv tr uk pl cs sk el zh und'.split(' ');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 70 }),
      fc.constantFrom(...languages),
      (word, lang) => {
        expect(stem(word, lang)).not.toBe('');
      },
    ),
    { numRuns: isLong ? 1_000 : 100 },
  );
});
