/**
 * Finds the noise in a sentence, which no point should contain: datelines, source notes, citation
 * marks, labels. All spans are UTF-16 offsets into the sentence. Called by the segmentation.
 */

import type { Span } from '../../nlp/tokenize.ts';
import { matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';

/** What the whole article shows about how it is written. */
export interface NoiseOptions {
  /** True if the article has so many numbers like `(1)` that they are citations. */
  readonly hasNumberedCitations: boolean;
}

/** Finds all noise in a sentence. The spans are in no particular order. */
export function findNoise(sentence: string, lang: string, options: NoiseOptions): Span[] {
  const lead =
    findDateline(sentence) ??
    findBullet(sentence) ??
    findFootnoteNumber(sentence) ??
    findAnswerMark(sentence) ??
    findLabel(sentence, lang);
  return [
    ...(lead === undefined ? [] : [lead]),
    ...findCitationMarks(sentence, options),
    ...findSourceNotes(sentence),
  ];
}

/** Longer starts are not searched, which bounds the cost of the patterns. */
const maxDatelineChars = 110;
/** If less is left, the match was not a dateline or label but the sentence itself. */
const minCharsAfterLead = 15;

const datelines: readonly RegExp[] = [
  // (CNN) — ; (Reuters)
  /^\((?:CNN|AP|AFP|Reuters|UPI|Bloomberg|dpa|EFE|ANSA|PAP|ANP|APA|Xinhua|IANS|PTI|ANI)\)\s*(?:--|[—–-])?\s*/u,
  // LONDON (Reuters) — ; Madrid, 5 mar (EFE).-
  /^\p{Lu}[\p{L}\p{M}\d .,'’/-]{0,45}\([^()]{2,30}\)\s*\.?\s*(?:--|[—–-])\s*/u,
  // Hong Kong (CNN Business)The … : no dash, and no space either
  /^\p{Lu}[\p{L}\p{M} .,'’-]{0,30}\((?:CNN|AP|AFP|Reuters|UPI|Bloomberg|dpa|EFE|ANSA|Xinhua)(?: \p{L}+)?\)(?=["“]?\p{Lu})/u,
  // LONDON, Jan. 5 —
  /^\p{Lu}{2}[\p{Lu} .'’-]{1,30}(?:,[\p{L}\d ,.]{2,40})?\s*(?:--|[—–])\s+/u,
  // МОСКВА, 5 марта. /ТАСС/. : not the path Guide/Doc/License.txt
  /^\p{Lu}[^/]{1,40}\/\p{Lu}[\p{L} -]{1,20}\/\.?(?=[\s—–-])\s*(?:[—–-]\s*)?/u,
  // МОСКВА, 3 окт — РИА Новости.
  /^\p{Lu}{3}[^—–-]{0,30}[—–-]\s*(?:РИА Новости|ТАСС|Интерфакс)\s*\.\s*/u,
  // Jakarta, CNN Indonesia -- ; KOMPAS.com -
  /^(?:\p{Lu}[\p{L} ]{2,25},\s*)?[\p{L}\d ]{2,25}(?:\.\p{L}{2,3})?(?:,\s*\p{Lu}\p{L}{2,20})?\s*--\s+/u,
  /^(?:\p{Lu}[\p{L} ]{2,25},\s*)?[\p{L}\d]{3,20}\.(?:com|id|co\.id)(?:,\s*\p{Lu}\p{L}{2,20})?\s*[—–-]\s+/u,
  // 新华社北京1月1日电（记者某某） ; （中央社…電） ; 【新华社】
  /^[^，。,]{2,20}\d{1,2}月\d{1,2}日(?:电|電|讯|訊)\s*(?:[（(][^）)]{1,40}[）)])?\s*/u,
  /^[（(【〔][^）)】〕]{2,30}(?:電|电|訊|讯|報導|报道|報道)[）)】〕]\s*/u,
  /^本[报報网網刊社]讯?訊?\s*[（(][^）)]{1,40}[）)]\s*/u,
  /^【[^】]{2,20}】\s*/u,
  // (서울=연합뉴스) 홍길동 기자 =
  /^[([][^()[\]=]{1,30}=[^()[\]=]{2,20}[)\]]\s*(?:[^=]{0,30}=\s*)?/u,
];

/** Finds the place, date and agency before the first word of a news report. */
export function findDateline(sentence: string): Span | undefined {
  const head = sentence.slice(0, maxDatelineChars);
  for (const pattern of datelines) {
    const end = pattern.exec(head)?.[0].length ?? 0;
    if (end === 0 || sentence.length - end < minCharsAfterLead) continue;
    return isParenthesisStart(sentence, end) ? undefined : { start: 0, end };
  }
  return undefined;
}

/** In “NASA — the space agency — said” the dash belongs to a pair, so “NASA” is not a dateline. */
function isParenthesisStart(sentence: string, end: number): boolean {
  const dash = /[—–]|--/u.exec(sentence.slice(0, end))?.[0];
  return dash !== undefined && sentence.slice(end, end + 90).includes(` ${dash} `);
}

/** Finds a bullet that was typed as text, or punctuation left over from a dateline. */
export function findBullet(sentence: string): Span | undefined {
  const end =
    /^(?:[•·*▪►●‣◦–—-]\s+|[–—-](?=\p{L}{2})|[.,;:]{1,2}-?\s+)/u.exec(sentence)?.[0].length ?? 0;
  return end > 0 ? { start: 0, end } : undefined;
}

/** Finds the number of a footnote or paragraph before the first word: “219Cette caisse”. */
export function findFootnoteNumber(sentence: string): Span | undefined {
  const end = /^\d{1,4}(?=\p{Lu}\p{Ll})/u.exec(sentence)?.[0].length ?? 0;
  return end > 0 ? { start: 0, end } : undefined;
}

/** Finds the “A:” before an answer. */
export function findAnswerMark(sentence: string): Span | undefined {
  const end = /^A\s?[:.]\s+(?=\p{Lu})/u.exec(sentence)?.[0].length ?? 0;
  return end > 0 ? { start: 0, end } : undefined;
}

/** Finds a label such as “Summary:” or “Note:” at the start. */
export function findLabel(sentence: string, lang: string): Span | undefined {
  if (!/[:：]/.test(sentence)) return undefined;
  const end = matchPhraseAtStart(tokenize(sentence.slice(0, 60), lang), 'labels');
  if (end === 0) return undefined;
  const colon = /^\s*[:：]\s*/u.exec(sentence.slice(end));
  if (colon === null || sentence.length - end < minCharsAfterLead) return undefined;
  return { start: 0, end: end + colon[0].length };
}

/** Finds `[12]`, `[note 3]`, `[citation needed]`, and `(1)` if the article cites in that way. */
export function findCitationMarks(sentence: string, options: NoiseOptions): Span[] {
  const square =
    /\s?\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3}){0,5}|\p{L}{1,12} \d{1,3}|\p{L}|citation needed)\]/gu;
  const found = findSpans(sentence, square);
  return options.hasNumberedCitations
    ? [...found, ...findSpans(sentence, numberedCitation)]
    : found;
}

const numberedCitation = /\s?\(\d{1,2}(?:\s*[,–-]\s*\d{1,2}){0,5}\)(?=[\s.,;]|$)/gu;

/** Returns how many numbers like `(1)` follow words of a text. Three in an article are citations. */
export function countNumberedCitations(text: string): number {
  return (text.match(/\p{Ll}{2}\s?\(\d{1,2}(?:\s*[,–-]\s*\d{1,2}){0,5}\)[\s.,;]/gu) ?? []).length;
}

const sourceOpening =
  /^(?:cited|source|sources|photo|photos|image|images|credit|attribution|via|citing|quelle|quellen|foto|fotos|fuente|fuentes|crédit|источник|фото|πηγή|fot|źródło|bron|fonte|kaynak|المصدر|صورة|来源|來源|图|圖|写真|出典|사진|출처)(?![\p{L}\p{N}])/iu;

/** Finds notes on the source in brackets, in the sentence or after its end. */
export function findSourceNotes(sentence: string): Span[] {
  const bracketed = /\s?[[(（]([^[\]()（）]{2,160})[\])）]\.?/gu;
  const found: Span[] = [];
  for (const match of sentence.matchAll(bracketed)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const afterEnd =
      span.end === sentence.length && /[.!?。！？]["”’»]?$/u.test(sentence.slice(0, span.start));
    if (!afterEnd && !sourceOpening.test(match[1] ?? '')) continue;
    const fullStop = match[0].endsWith('.') && !afterEnd ? 1 : 0;
    found.push({ start: span.start, end: span.end - fullStop });
  }
  return found.filter(({ start }) => start > 0);
}

function findSpans(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
