/** The people who wrote the article. */

import { normalize } from '../dom/block-text.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { hasToken, readAttribute } from '../dom/element-attributes.ts';
import { findElements, rankElements } from '../dom/find-elements.ts';
import { getTextPrefix } from '../dom/text-prefix.ts';
import { isUpperCase, letter } from '../unicode.ts';
import { findNames, getTypes, isObject, type JsonObject } from './json-ld.ts';
import type { PageMetadata } from './page-metadata.ts';

const authorMetas = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'byl',
];

/** The first ranks of elements name authors alone; the others whoever comes, a commenter among them. */
const sureRanks = 3;
const maxEach = 6;
const nameClass = /byline-name|byline__name|author-name|author__name|authorname/;
const authorAddress = /\/authors?\//i;

// Without the flag `u`, with which patterns that ignore case take up to twice as long to make ready.
const before =
  /^(?:(?:written|posted|published|reported|story|words|text)\s+)?(?:by|von|par|por|di|door|autor(?:a|es)?|author|auteur|автор|yazan|oleh|作者|記者|记者|文)\s*[:：]?\s+/i;
const beforeColon =
  /^(?:by|von|par|por|di|author|autor|auteur|автор|作者|記者|记者|文)\s*[:：／/]\s*/i;
/** The first words of both patterns: a line that begins with none of them need not be asked further. */
const openingWords = new Set(
  'written posted published reported story words text by von par por di door autor autora autores author auteur автор yazan oleh 作者 記者 记者 文'.split(
    ' ',
  ),
);
const firstWord = /[\s:：／/]/;
/** What stands in whatever `after` finds. */
const maybeAfter = /[|•·–—\d]|day|updated|published|posted/i;
const after =
  /\s*(?:[|•·–—]|,?\s*(?:updated|published|posted|on\s+\w+\s+\d|am\s+\d|le\s+\d|el\s+\d)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d).*$/i;
const anyLetter = new RegExp(letter);
const accountPattern = /^(?:https?:|www\.|@)/i;
const accounts = new Set(
  'admin administrator editor editorial staff guest user webmaster root author unknown null undefined none anonymous'.split(
    ' ',
  ),
);

/**
 * The byline, people joined by commas; nothing when the page names none. What names the site is
 * kept only where no person is named.
 *
 * @param lines short texts that stand near the headline
 */
export function readByline(
  metadata: PageMetadata,
  site: string | undefined,
  lines: readonly string[],
): string | undefined {
  const authors = [metadata.article.author ?? metadata.article.creator].flat();
  const given = [
    joinPeople(
      findAuthors(
        authors.filter((author) => !isOrganization(author)),
        metadata.objects,
      ),
    ),
    joinPeople(metaAuthors(metadata)),
    joinPeople([findWrittenBy(metadata) ?? '']),
  ].filter((byline) => byline !== undefined);
  const [first] = given;
  // One who is named among others is not alone.
  const joint = given.find((byline) => first && byline.startsWith(`${first}, `));
  if (joint) return joint;
  const isSite = (byline: string): boolean => byline.toLowerCase() === site?.toLowerCase();
  return (
    given.find((byline) => !isSite(byline)) ??
    findInPage(metadata.document) ??
    joinPeople(lines.filter(isBylineStart).slice(0, 1)) ??
    given[0] ??
    joinPeople(findAuthors(authors, metadata.objects))
  );
}

/** Journals name each author in a meta element of its own. */
function metaAuthors(metadata: PageMetadata): string[] {
  const name = authorMetas.find((each) => metadata.meta.has(each));
  if (name !== 'citation_author' && name !== 'dc.creator')
    return [metadata.meta.get(name ?? '') ?? ''];
  return findElements(metadata.document, `meta[name="${name}" i][content]`, maxCitedAuthors).map(
    (meta) => readAttribute(meta, 'content'),
  );
}

function isOrganization(author: unknown): boolean {
  return isObject(author) && getTypes(author).some((type) => type.endsWith('Organization'));
}

/** What cards for sharing say under “Written by”. */
function findWrittenBy(metadata: PageMetadata): string | undefined {
  const label = metadata.meta.get('twitter:label1') ?? '';
  if (label === '') return undefined;
  return /written|author|geschrieben|verfasst|écrit|escrito|scritto/i.test(label)
    ? metadata.meta.get('twitter:data1')
    : undefined;
}

/** Names of authors; one that is only pointed at by its `@id` is looked up. */
function findAuthors(value: unknown, objects: readonly JsonObject[]): string[] {
  return [value]
    .flat()
    .slice(0, 20)
    .flatMap((author) => {
      if (isObject(author) && !('name' in author) && typeof author['@id'] === 'string') {
        const target = objects.find((o) => o['@id'] === author['@id'] && 'name' in o);
        return target ? findNames(target) : [];
      }
      return findNames(author);
    });
}

function findInPage(document: Document): string | undefined {
  const places = 'a[rel], a[href], [itemprop], [class]';
  const [authors = [], ...others] = rankElements(document, places, maxEach, getAuthorRanks);
  const named = authors.flatMap((author) =>
    findElements(unclobberedElement(author), '[itemprop]', maxEach, (element) =>
      hasToken(readAttribute(element, 'itemprop'), 'name'),
    ),
  );
  for (const [rank, elements] of [named.slice(0, maxEach), authors, ...others].entries()) {
    const names = elements.map((author) => getTextPrefix(author, 300));
    const byline =
      rank < sureRanks && names.length <= maxAuthors
        ? joinPeople(names)
        : names.map((n) => joinPeople([n])).find(isNameList);
    if (byline) return byline;
  }
  return undefined;
}

/** Whether an element may name an author, by each of its attributes, the surest first. */
function getAuthorRanks(element: Element): boolean[] {
  const names = readAttribute(element, 'class').toLowerCase();
  const isLink = element.localName === 'a';
  return [
    hasToken(readAttribute(element, 'itemprop'), 'author'),
    isLink && hasToken(readAttribute(element, 'rel'), 'author'),
    nameClass.test(names) || hasToken(names, 'p-author'),
    isLink && authorAddress.test(readAttribute(element, 'href')),
    names.includes('byline'),
    names.includes('author'),
  ];
}

const betweenNames = /\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*/;
const nameWord = new RegExp(`^(?:${letter}|[.'’-])+$`);
/** What a word of a name begins with, if not with a capital: “de”, “della”, “al-”. */
const particles = /^(?:de|van|von|der|la|le|di|da|bin|al)/;
const maxNameWords = 5;

/** Whether a byline looks like the names of people: a few words that each begin with a capital. */
function isNameList(byline: string | undefined): boolean {
  return byline !== undefined && byline.length <= 120 && byline.split(betweenNames).every(isName);
}

function isName(text: string): boolean {
  const words = text.split(' ');
  if (words.length > maxNameWords || !isUpperCase(text.charAt(0))) return false;
  return words.every(
    (word) => (isUpperCase(word.charAt(0)) || particles.test(word)) && nameWord.test(word),
  );
}

/** Whether a line begins as one that names the author does: “By”, “von”, “文：”. */
export function isBylineStart(line: string): boolean {
  return mayBeBylineStart(line) && (before.test(line) || beforeColon.test(line));
}

// The patterns of this file take long to make ready, and most lines can do without them.
function mayBeBylineStart(line: string): boolean {
  const end = line.slice(0, 20).search(firstWord);
  return end > 0 && openingWords.has(line.slice(0, end).toLowerCase());
}

const maxCitedAuthors = 20;
/** Authors that one text is believed to have: what elements name beyond them are a forum's members. */
const maxAuthors = 3;

/** Names cleaned of what is no name, each once. */
function joinPeople(names: readonly string[]): string | undefined {
  const clean = names.map(cleanName).filter((name) => name !== '' && isPerson(name));
  const unique = [...new Map(clean.map((name) => [name.toLowerCase(), name])).values()];
  return unique.length > 0 ? unique.join(', ').slice(0, 300) : undefined;
}

function isPerson(name: string): boolean {
  return !accounts.has(name.toLowerCase()) && !accountPattern.test(name);
}

/** A name without what stands around it: “By”, a date, a separator; empty where nothing is left. */
export function cleanName(raw: string): string {
  let bare = normalize(raw.replaceAll('&amp;', '&')).slice(0, 200);
  if (mayBeBylineStart(bare)) bare = bare.replace(before, '');
  if (mayBeBylineStart(bare)) bare = bare.replace(beforeColon, '');
  if (bare.startsWith('By') && isUpperCase(bare.charAt(2))) bare = bare.slice(2);
  if (maybeAfter.test(bare)) bare = bare.replace(after, '');
  const trimmed = bare.replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$/g, '');
  return trimmed.length > 1 && trimmed.split(' ').length <= 12 && anyLetter.test(trimmed)
    ? trimmed
    : '';
}
