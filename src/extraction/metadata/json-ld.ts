/** What a page says of its article in JSON-LD (https://schema.org/Article), however it is nested. */

import { findElements } from '../dom/find-elements.ts';
import { getTextPrefix } from '../dom/text-prefix.ts';

export type JsonObject = { readonly [key: string]: unknown };

/** Hostile pages carry megabytes of it, nested without end; what is beyond these sizes is not read. */
const maxCharacters = 1_000_000;
/** Characters of all scripts together. */
const maxAll = 3_000_000;
const maxScripts = 30;
/** Texts of one script: a parser cuts a long one into pieces of 65,536 characters. */
const maxTexts = 200;
const maxObjects = 3_000;
/** Objects and lists, those in each other counted too. */
const maxValues = 20_000;

const strongTypes = new Set(
  'Article BlogPosting LiveBlogPosting Report ScholarlyArticle MedicalScholarlyArticle TechArticle AdvertiserContentArticle SatiricalArticle SocialMediaPosting DiscussionForumPosting Recipe HowTo Review'.split(
    ' ',
  ),
);
const newsArticle = /^\w*NewsArticle$/;
const weakTypes = new Set(['WebPage', 'CreativeWork', 'QAPage']);

/** Every object of the page's JSON-LD, outermost first. */
export function readJsonLdObjects(document: Document): JsonObject[] {
  const selector = 'script[type="application/ld+json" i]';
  const found: JsonObject[] = [];
  let charactersLeft = maxAll;
  for (const script of findElements(document, selector, maxScripts)) {
    const text = getTextPrefix(script, Math.min(maxCharacters, charactersLeft) + 1, maxTexts);
    charactersLeft -= text.length;
    if (charactersLeft < 0) break;
    const queue: unknown[] = [parseScript(text)];
    for (let at = 0; at < Math.min(queue.length, maxValues) && found.length < maxObjects; at++) {
      const value = queue[at];
      if (Array.isArray(value)) queue.push(...value.slice(0, maxObjects));
      else if (isObject(value)) {
        found.push(value);
        queue.push(...getInnerValues(value).slice(0, maxObjects));
      }
    }
  }
  return found;
}

function getInnerValues(object: JsonObject): unknown[] {
  return Object.values(object).filter((inner) => typeof inner === 'object');
}

/** The object that speaks of the page's own article, if one does. */
export function findArticleObject(objects: readonly JsonObject[]): JsonObject | undefined {
  const strong = objects.filter((object) => getTypes(object).some(isStrongType));
  return (
    strong.find((object) => 'headline' in object) ??
    strong[0] ??
    objects.find((object) => getTypes(object).some((type) => weakTypes.has(type)))
  );
}

function isStrongType(type: string): boolean {
  return strongTypes.has(type) || newsArticle.test(type);
}

/** The types of an object, without the vocabulary's address. */
export function getTypes(object: JsonObject): string[] {
  return [object['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.slice(type.lastIndexOf('/') + 1));
}

/** The words of a value: a string, or the name of the thing, or of each of the things. */
export function findNames(value: unknown, depth = 0): string[] {
  if (depth > 4) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((each) => findNames(each, depth + 1));
  if (!isObject(value)) return [];
  return findNames(value.name ?? value['@value'] ?? value.url, depth + 1);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a script; comments and raw line breaks inside strings are forgiven. */
function parseScript(text: string): unknown {
  if (text.length > maxCharacters) return undefined;
  const value = parseUnchanged(text);
  if (value !== undefined) return value;
  const bare = text
    .trim()
    .replace(/^(?:\/\*\s*)?<!(?:--|\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\*\s*)?(?:-->|\]\]>)(?:\s*\*\/)?;?$/, '')
    .replace(/;\s*$/, '');
  return parseUnchanged(bare) ?? parseUnchanged(bare.replace(/[\n\r\t]+/g, ' '));
}

function parseUnchanged(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Broken JSON-LD is common, and says nothing.
    return undefined;
  }
}
