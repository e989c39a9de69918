/** Checks that every UI string is in `_locales`, is used, and exists in every language. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'public/_locales');
const locales = readdirSync(folder);

type Messages = Record<string, { message: string }>;

function readMessages(locale: string): Messages {
  return JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8'));
}

const plural = /_(zero|one|two|few|many|other)$/;
const getPluralName = (key: string) => key.replace(plural, '');

const code = [...sourceFiles().values(), readFileSync(join(root, 'manifest.json'), 'utf8')].join(
  '\n',
);

/** Prefixes of keys that the code completes, as in `left_${reason}`. */
const begun = [...code.matchAll(/`([a-z_]+)\$\{/g)].map(([, beginning = '']) => beginning);

/** Returns true if the code uses a key, or the common name of its plural forms. */
function isUsed(key: string): boolean {
  if (begun.some((beginning) => key.startsWith(beginning))) return true;
  return [key, getPluralName(key)].some(
    (name) => code.includes(`'${name}'`) || code.includes(`__MSG_${name}__`),
  );
}

const findPlaces = (text = '') => [...new Set(text.match(/\$\d/g) ?? [])].sort();

/** Returns whether a plural form is for one number only: “one day” may spell that out. */
function isOfOneNumber(key: string, locale: string): boolean {
  const [, form] = plural.exec(key) ?? [];
  const rules = new Intl.PluralRules(locale.replace('_', '-'));
  // Zero is not counted: no message is shown for it.
  const counts = Array.from({ length: 200 }, (_, at) => at + 1);
  return counts.filter((count) => rules.select(count) === form).length < 2 && form !== 'many';
}

test('uses every message', () => {
  expect(Object.keys(readMessages('en')).filter((key) => !isUsed(key))).toEqual([]);
});

describe.each(locales)('the messages of %s', (locale) => {
  const english = readMessages('en');
  const messages = readMessages(locale);

  test('include every key and no other', () => {
    const names = (all: Messages) => [...new Set(Object.keys(all).map(getPluralName))].sort();
    expect(names(messages)).toEqual(names(english));
  });

  test('include each plural form of the language', () => {
    const categories = new Intl.PluralRules(messages.locale?.message).resolvedOptions()
      .pluralCategories;
    const counted = Object.keys(english)
      .filter((key) => key.endsWith('_other'))
      .map(getPluralName);
    const wanted = counted.flatMap((name) => categories.map((category) => `${name}_${category}`));
    expect(wanted.filter((key) => !(key in messages))).toEqual([]);
    const forms = counted.flatMap((name) =>
      Object.keys(messages).filter((key) => plural.test(key) && getPluralName(key) === name),
    );
    expect(forms.filter((key) => !wanted.includes(key))).toEqual([]);
  });

  test('name and describe the extension within the limits of the stores', () => {
    // Limits for a name: Edge 45 characters, Firefox 50, Chrome 75; for a description 132.
    expect(messages.extension_name?.message.length).toBeLessThanOrEqual(45);
    expect(messages.extension_description?.message.length).toBeLessThanOrEqual(132);
  });

  test('state the language and its writing direction', () => {
    expect(messages.locale?.message).toBe(locale.replace('_', '-'));
    const direction = ['ar', 'fa', 'he', 'ur'].includes(locale) ? 'rtl' : 'ltr';
    expect(messages.direction?.message).toBe(direction);
  });

  test('have no empty text and no spaces at the ends', () => {
    const bad = Object.entries(messages).filter(([, { message }]) => message.trim() !== message);
    expect(bad).toEqual([]);
    expect(Object.entries(messages).filter(([, { message }]) => message === '')).toEqual([]);
  });

  test('keep all placeholders', () => {
    const lost = Object.keys(messages).filter((key) => {
      const original = english[`${getPluralName(key)}_other`] ?? english[key];
      const places = findPlaces(original?.message);
      const kept = findPlaces(messages[key]?.message);
      const spelledOut = places.filter((place) => place !== '$1');
      if (isOfOneNumber(key, locale) && kept.join() === spelledOut.join()) return false;
      return places.join() !== kept.join();
    });
    expect(lost).toEqual([]);
  });

  test('has printed quotation marks, apostrophes and ellipses, not those of a typewriter', () => {
    const typed = Object.keys(messages).filter((key) => {
      return key !== 'locale' && /["'`]|\.\.\./.test(messages[key]?.message ?? '');
    });
    expect(typed).toEqual([]);
  });

  test('quotes the words of the banner and of the menu as they are', () => {
    const text = (key: string) => messages[key]?.message ?? '';
    expect(text('banner_everywhere_label')).toContain(text('banner_question'));
    expect(text('banner_everywhere_label')).toContain(text('banner_get'));
    expect(text('banner_sites_none')).toContain(text('more_actions'));
  });
});
