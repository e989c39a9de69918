/** The people who wrote the article. */

import { isUpperCase, letter } from '../../nlp/unicode.ts';
import { normalize, walkNodes } from '../dom/block-text.ts';
import { unclobbered, unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, rankElements, readAttribute } from '../dom/elements.ts';
import { isBesideArticle } from './beside-article.ts';
import {
  findNames,
  getTypes,
  isObject,
  type JsonObject,
  type PageMetadata,
} from './page-metadata.ts';

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
/** So many lines beneath the headline may name people with what they are, in so many parts. */
const maxRoleLines = 5;
const maxRoleParts = 12;
const roleSeparator = /,\s*(?:and|und|et|y|e|&)\s+|,\s*|\s+(?:and|und|et|&)\s+/;
/** What people are called beside their names. */
const role =
  /\b(?:analyst|anchor|chief|columnist|contributor|correspondent|critic|director|editor|engineer|fellow|founder|head of|journalist|lecturer|manager|officer|photographer|president|producer|professor|redakteur(?:in)?|redacteur|rédact(?:eur|rice)|redactora?|reporter|researcher|scientist|staff|writer|vp)\b/i;
/** A name with one of these words is hardly a person's. */
const organization =
  /\b(?:agency|association|bureau|company|foundation|gmbh|inc|institute|limited|ltd|organi[sz]ation|press office|redaktion|rédaction|redacción|redazione|society|team|university)\b/i;
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
const maybeAfter = /[|•·–—\d]|day|updated|published|posted|last/i;
const after =
  /\s*(?:[|•·–—]|,?\s*(?:updated|published|posted|last\s+(?:edited|modified|reviewed|updated)|on\s+\w+\s+\d|am\s+\d|le\s+\d|el\s+\d)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d).*$/i;
/** Whom somebody writes for: “Ada Brandt For The Daily Planet”, “Leo Ruiz (Reuters)”. */
const agency = /\s*(?:\([^()]{1,30}\)|\/\s*[A-Z][\w .]{1,30})$/;
const forPaper = /^(\S+ \S.*?) for (?:the )?[A-Z].*$/i;
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
  const isSite = (byline: string): boolean =>
    byline.toLowerCase() === site?.toLowerCase() || organization.test(byline);
  return (
    given.find((byline) => !isSite(byline)) ??
    findInPage(metadata.document) ??
    joinPeople(lines.filter(isBylineStart).slice(0, 1)) ??
    findNamesWithRoles(lines.slice(0, maxRoleLines)) ??
    given[0] ??
    joinPeople(findAuthors(authors, metadata.objects))
  );
}

/**
 * The people of a line that has nothing but names, each with what they are: “Ada Brandt, Lead
 * Engineer, and Leo Ruiz, Fellow, River Works”.
 */
function findNamesWithRoles(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const parts = line.split(roleSeparator);
    if (parts.length < 2 || parts.length > maxRoleParts || !role.test(line)) continue;
    const people = parts.filter(
      (part, at) => isFullName(part) && !role.test(part) && role.test(parts[at + 1] ?? ''),
    );
    if (people[0] === parts[0]) return joinPeople(people);
  }
  return undefined;
}

function isFullName(text: string): boolean {
  return isName(text) && text.includes(' ');
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
  const places = 'a[rel], a[href], [itemprop], [class], [id]';
  const [authors = [], ...others] = rankElements(document, places, maxEach, getAuthorRanks);
  const named = authors.flatMap((author) =>
    findElements(unclobberedElement(author), '[itemprop]', maxEach, (element) =>
      hasToken(readAttribute(element, 'itemprop'), 'name'),
    ),
  );
  for (const [rank, elements] of [named.slice(0, maxEach), authors, ...others].entries()) {
    const names = elements.map(getNameText);
    const byline =
      rank < sureRanks && names.length <= maxAuthors
        ? joinPeople(names)
        : names.map((n) => joinPeople([n])).find(isNameList);
    if (byline) return byline;
  }
  return undefined;
}

/** Nodes of an element that names an author, and characters: the rest is no name. */
const nameLimits = { nodes: 60, characters: 300 };
const textNode = 3;

/**
 * Returns the text of an element that names an author, without its buttons. Texts of adjacent
 * elements are separated even if there is no white space between them.
 */
function getNameText(author: Element): string {
  let text = '';
  let parent: Node | null = null;
  for (const node of walkNodes(author, nameLimits.nodes)) {
    if (node.nodeType !== textNode) continue;
    const { data } = node as Text;
    const around = unclobbered(node, 'parentNode');
    if (data.trim() === '' || isOnButton(around)) {
      if (data !== '' && data.trim() === '') text += ' ';
      continue;
    }
    const touches =
      text !== '' && around !== parent && !/[\s,&]$/.test(text) && !/^[\s,&]/.test(data);
    text += touches ? `${isBylineStart(`${text.trim()} x`) ? ' ' : ' | '}${data}` : data;
    parent = around;
    if (text.length > nameLimits.characters) break;
  }
  return text;
}

function isOnButton(node: Node | null): boolean {
  const element = node as Element | null;
  if (!element || unclobbered(element, 'nodeType') !== 1) return false;
  return element.localName === 'button' || readAttribute(element, 'role') === 'button';
}

/** Whether an element may name an author, by each of its attributes, the surest first. */
function getAuthorRanks(element: Element): boolean[] {
  const names = readAttribute(element, 'class').toLowerCase();
  const id = readAttribute(element, 'id').toLowerCase();
  const isLink = element.localName === 'a';
  const ranks = [
    hasToken(readAttribute(element, 'itemprop'), 'author'),
    isLink && hasToken(readAttribute(element, 'rel'), 'author'),
    nameClass.test(names) || hasToken(names, 'p-author'),
    isLink && authorAddress.test(readAttribute(element, 'href')),
    names.includes('byline') || id === 'byline',
    names.includes('author') || id === 'author',
  ];
  return ranks.includes(true) && isBesideArticle(element) ? [] : ranks;
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
  bare = bare.replace(agency, '').replace(forPaper, '$1');
  const [name = '', ...roles] = bare.split(/,\s+/);
  if (isFullName(name) && roles.length > 0 && roles.every((part) => role.test(part))) bare = name;
  const trimmed = bare.replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$|\s(?:on|last)$/gi, '');
  return trimmed.length > 1 && trimmed.split(' ').length <= 12 && anyLetter.test(trimmed)
    ? trimmed
    : '';
}
