/** Which quotation marks and brackets of a paragraph open, which close, and which belong together. */

export interface QuoteMark {
  readonly role: 'opens' | 'closes';
  /** Where the other one of the pair stands; a mark without one is alone. */
  readonly partner?: number;
}

const marks = /["“”‘’„‟«»‹›＂「」『』()[\]{}（）【】《》〈〉〔〕［］]/gu;

const brackets: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '【': '】',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '［': '］',
  '「': '」',
  '『': '』',
};
const closingBrackets = new Set(Object.values(brackets));

/** What each closing mark may close. French «…» is Danish »…«, German „…“ is Polish „…”. */
const closes: Record<string, string> = {
  '"': '"',
  '＂': '＂',
  '”': '“„‟”',
  '“': '„',
  '’': '‘',
  '»': '«»',
  '«': '»',
  '›': '‹›',
  '‹': '›',
  ...Object.fromEntries(Object.entries(brackets).map(([open, close]) => [close, open])),
};

/** Marks that open where neither their place nor an open one before them says otherwise. */
const openingMarks = new Set(['"', '＂', '“', '‘', '„', '‟', '«', '‹']);

/** Marks that can be open within one another; what is nested deeper is not followed. */
const maxDepth = 12;

/** The marks of `text` by their index. Linear in the length of the text. */
export function findPairedMarks(text: string): Map<number, QuoteMark> {
  const found = new Map<number, QuoteMark>();
  let open: { readonly char: string; readonly at: number }[] = [];
  for (const { 0: char, index: at } of text.matchAll(marks)) {
    if (isPartOfWord(text, char, at)) continue;
    const opener = open.findLastIndex((mark) => closes[char]?.includes(mark.char));
    if (findMarkRole(text, char, at, opener >= 0) === 'opens') {
      found.set(at, { role: 'opens' });
      // Single marks do not nest: the one before was an apostrophe, or closed like one.
      if (char === '‘' && open.at(-1)?.char === '‘') open.pop();
      if (open.length < maxDepth) open.push({ char, at });
      continue;
    }
    const partner = open[opener]?.at;
    if (partner === undefined) {
      found.set(at, { role: 'closes' });
      continue;
    }
    found.set(at, { role: 'closes', partner }).set(partner, { role: 'opens', partner: at });
    open = open.slice(0, opener);
  }
  return found;
}

/**
 * An apostrophe, or the sign of a Hebrew acronym (צה"ל), which is often typed as a quotation mark.
 * A single mark counts only where it opens before a letter or closes next to punctuation.
 */
function isPartOfWord(text: string, char: string, at: number): boolean {
  if (char === '‘')
    return !/^(?:|[^\p{L}\p{N}])‘\p{L}$/u.test(text.slice(Math.max(0, at - 1), at + 2));
  if (char === '’') return !/[.,!?…;:—–。！？，]/u.test(text.charAt(at - 1) + text.charAt(at + 1));
  return /^\p{Script=Hebrew}["”“„]\p{Script=Hebrew}$/u.test(text.slice(at - 1, at + 2));
}

/** A bracket shows its role; a quotation mark has it from its place, or from an open one before it. */
function findMarkRole(text: string, char: string, at: number, isOpen: boolean): QuoteMark['role'] {
  if (Object.hasOwn(brackets, char)) return 'opens';
  if (closingBrackets.has(char)) return 'closes';
  const free = at === 0 || /[\s(（[{‘'"“„«»—–-]/u.test(text.charAt(at - 1));
  const followed = at + 1 < text.length && !/[\s.,;:!?…)\]}’]/u.test(text.charAt(at + 1));
  if (free && followed) return char === '”' && isOpen ? 'closes' : 'opens';
  if (!free && !followed) return 'closes';
  if (isOpen) return 'closes';
  return openingMarks.has(char) ? 'opens' : 'closes';
}

/**
 * A test of whether what ends at an index stands within a matched pair that is at most `longest`
 * units long. Indexes must be asked for in ascending order, which keeps it linear.
 */
export function createEnclosureTest(
  found: ReadonlyMap<number, QuoteMark>,
  maxLength: number,
): (end: number) => boolean {
  const pairs = [...found]
    .flatMap(([at, { role, partner }]) =>
      role === 'opens' && partner !== undefined && partner - at <= maxLength
        ? [{ from: at, to: partner }]
        : [],
    )
    .sort((a, b) => a.from - b.from);
  let next = 0;
  let until = -1;
  return (end) => {
    for (let pair = pairs[next]; pair !== undefined && pair.from < end; pair = pairs[next]) {
      until = Math.max(until, pair.to);
      next += 1;
    }
    return end <= until;
  };
}
