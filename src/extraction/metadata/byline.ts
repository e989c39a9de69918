/**
 * Finds the authors of the article, in its metadata and in the page, and cleans names. Called from
 * `metadata.ts` and `page/posts.ts`.
 */

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

const maxEach = 6;
/** Maximum number of lines near the headline that are searched for names with roles. */
const maxRoleLines = 5;
/** Maximum number of parts of such a line. */
const maxRoleParts = 12;
const roleSeparator = /,\s*(?:and|und|et|y|e|&)\s+|,\s*|\s+(?:and|und|et|&)\s+/;
/** Matches the words for roles that follow the names of people. */
const role =
  /\b(?:analyst|anchor|chief|columnist|contributor|correspondent|critic|director|editor|engineer|fellow|founder|head of|journalist|lecturer|manager|officer|photographer|president|producer|professor|redakteur(?:in)?|redacteur|rédact(?:eur|rice)|redactora?|reporter|researcher|scientist|staff|writer|vp)\b/i;
/** A name with one of these words is rarely that of a person. */
const organization =
  /\b(?:agency|association|bureau|company|foundation|gmbh|inc|institute|limited|ltd|organi[sz]ation|press office|redaktion|rédaction|redacción|redazione|society|team|university)\b/i;
const nameClass = /byline-name|byline__name|author-name|author__name|authorname/;
const authorAddress = /\/authors?\//i;

// These patterns have no flag `u`, because with it a pattern that ignores case takes up to twice as
// long to compile.
const bylineOpening =
  /^(?:(?:written|posted|published|reported|story|words|text)\s+)?(?:by|von|par|por|di|door|autor(?:a|es)?|author|auteur|автор|yazan|oleh|作者|記者|记者|文)\s*[:：]?\s+/i;
const bylineOpeningWithColon =
  /^(?:by|von|par|por|di|author|autor|auteur|автор|作者|記者|记者|文)\s*[:：／/]\s*/i;
/**
 * The first words of both patterns. A line that starts with none of them skips the slow patterns.
 */
const openingWords = new Set(
  'written posted published reported story words text by von par por di door autor autora autores author auteur автор yazan oleh 作者 記者 记者 文'.split(
    ' ',
  ),
);
const firstWordEnd = /[\s:：／/]/;
/** A cheap test before the slow `textAfterNames`, which matches only texts that pass it. */
const mayHaveTextAfterNames = /[|•·–—\d]|day|updated|published|posted|last/i;
const textAfterNames =
  /\s*(?:[|•·–—]|,?\s*(?:updated|published|posted|last\s+(?:edited|modified|reviewed|updated)|on\s+\w+\s+\d|am\s+\d|le\s+\d|el\s+\d)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d).*$/i;
/**
 * Matches the employer after a name, as in “Leo Ruiz (Reuters)” or “Ada Brandt For The Daily
 * Planet”.
 */
const agencyAfterName = /\s*(?:\([^()]{1,30}\)|\/\s*[A-Z][\w .]{1,30})$/;
const paperAfterName = /^(\S+ \S.*?) for (?:the )?[A-Z].*$/i;
const anyLetter = new RegExp(letter);
const accountPattern = /^(?:https?:|www\.|@)/i;
const accounts = new Set(
  'admin administrator editor editorial staff guest user webmaster root author unknown null undefined none anonymous'.split(
    ' ',
  ),
);

/**
 * Returns the byline: the names of the authors, joined by commas, or undefined if the page names
 * none. The name of the site is returned only if no person is named.
 *
 * @param site name of the site
 * @param lines short texts near the headline
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
    joinPeople(readMetaAuthors(metadata)),
    joinPeople([findWrittenBy(metadata) ?? '']),
  ].filter((byline) => byline !== undefined);
  const [first] = given;
  // If one source names a single author and another names more, the longer list is complete.
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
 * Returns the people of a line that has only names with roles, such as “Ada Brandt, Lead Engineer,
 * and Leo Ruiz, Fellow, River Works”.
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

/** Returns the authors from the meta elements; journals have one element for each author. */
function readMetaAuthors(metadata: PageMetadata): string[] {
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

/** Returns the value that Twitter cards show under “Written by”. */
function findWrittenBy(metadata: PageMetadata): string | undefined {
  const label = metadata.meta.get('twitter:label1') ?? '';
  if (label === '') return undefined;
  return /written|author|geschrieben|verfasst|écrit|escrito|scritto/i.test(label)
    ? metadata.meta.get('twitter:data1')
    : undefined;
}

/**
 * Returns the names of authors in JSON-LD, and resolves those that are given only by their `@id`.
 */
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
  const { sure = [], probable = [] } = rankElements(document, places, maxEach, getAuthorRanks);
  const named = (sure[0] ?? []).flatMap((author) =>
    findElements(unclobberedElement(author), '[itemprop]', maxEach, (element) =>
      hasToken(readAttribute(element, 'itemprop'), 'name'),
    ),
  );
  for (const elements of [named.slice(0, maxEach), ...sure]) {
    const byline =
      elements.length > maxAuthors ? findNameList(elements) : joinPeople(elements.map(getNameText));
    if (byline) return byline;
  }
  for (const elements of probable) {
    const byline = findNameList(elements);
    if (byline) return byline;
  }
  return undefined;
}

/** Returns the byline of the first element whose text looks like one. */
function findNameList(elements: readonly Element[]): string | undefined {
  return elements.map((element) => joinPeople([getNameText(element)])).find(isNameList);
}

/** Only this much of an element that names an author is read, since a name is short. */
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

/** For each kind of author markup whether an element has it. Probable kinds may name commenters. */
type AuthorRanks = Record<'sure' | 'probable', boolean[]>;

/**
 * Returns for each kind of author markup, the most reliable first, whether an element has it;
 * undefined if it has none or is beside the article.
 */
function getAuthorRanks(element: Element): AuthorRanks | undefined {
  const names = readAttribute(element, 'class').toLowerCase();
  const id = readAttribute(element, 'id').toLowerCase();
  const isLink = element.localName === 'a';
  const sure = [
    hasToken(readAttribute(element, 'itemprop'), 'author'),
    isLink && hasToken(readAttribute(element, 'rel'), 'author'),
  ];
  const probable = [
    nameClass.test(names) || hasToken(names, 'p-author'),
    isLink && authorAddress.test(readAttribute(element, 'href')),
    names.includes('byline') || id === 'byline',
    names.includes('author') || id === 'author',
  ];
  const isRanked = sure.includes(true) || probable.includes(true);
  return isRanked && !isBesideArticle(element) ? { sure, probable } : undefined;
}

const betweenNames = /\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*/;
const nameWord = new RegExp(`^(?:${letter}|[.'’-])+$`);
/** Matches the start of a lower-case word in a name, such as “de”, “della” or “al-”. */
const particles = /^(?:de|van|von|der|la|le|di|da|bin|al)/;
const maxNameWords = 5;

/** Returns true if a byline looks like the names of people: a few words, each with a capital. */
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

/** Returns true if a line starts like a byline, for example with “By”, “von” or “文：”. */
export function isBylineStart(line: string): boolean {
  return mayBeBylineStart(line) && (bylineOpening.test(line) || bylineOpeningWithColon.test(line));
}

// This cheap test spares most lines the patterns of this file, which are slow to compile.
function mayBeBylineStart(line: string): boolean {
  const end = line.slice(0, 20).search(firstWordEnd);
  return end > 0 && openingWords.has(line.slice(0, end).toLowerCase());
}

const maxCitedAuthors = 20;
/** If elements name more people than this, they are the members of a forum, not the authors. */
const maxAuthors = 3;

/** Cleans the names, drops accounts and duplicates, and joins the rest by commas. */
function joinPeople(names: readonly string[]): string | undefined {
  const clean = names.map(cleanName).filter((name) => name !== '' && isPerson(name));
  const unique = [...new Map(clean.map((name) => [name.toLowerCase(), name])).values()];
  return unique.length > 0 ? unique.join(', ').slice(0, 300) : undefined;
}

function isPerson(name: string): boolean {
  return !accounts.has(name.toLowerCase()) && !accountPattern.test(name);
}

/**
 * Strips “By”, dates, roles and separators from a name; returns an empty string if nothing is left.
 */
export function cleanName(raw: string): string {
  let bare = normalize(raw.replaceAll('&amp;', '&')).slice(0, 200);
  if (mayBeBylineStart(bare)) bare = bare.replace(bylineOpening, '');
  if (mayBeBylineStart(bare)) bare = bare.replace(bylineOpeningWithColon, '');
  if (bare.startsWith('By') && isUpperCase(bare.charAt(2))) bare = bare.slice(2);
  if (mayHaveTextAfterNames.test(bare)) bare = bare.replace(textAfterNames, '');
  bare = bare.replace(agencyAfterName, '').replace(paperAfterName, '$1');
  const [name = '', ...roles] = bare.split(/,\s+/);
  if (isFullName(name) && roles.length > 0 && roles.every((part) => role.test(part))) bare = name;
  const trimmed = bare.replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$|\s(?:on|last)$/gi, '');
  return trimmed.length > 1 && trimmed.split(' ').length <= 12 && anyLetter.test(trimmed)
    ? trimmed
    : '';
}
