/** Determines which quotation marks and brackets open, which close, and which form pairs. */

export interface QuoteMark {
  readonly role: 'opens' | 'closes';
  /** Index of the other mark of the pair; missing if the mark is unpaired. */
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

/**
 * Opening marks that each closing mark may pair with. French «…» is Danish »…«, and German „…“ is
 * Polish „…”.
 */
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

/** Marks that open unless their position or an open mark before them says otherwise. */
const openingMarks = new Set(['"', '＂', '“', '‘', '„', '‟', '«', '‹']);

/** Deepest nesting that is followed. */
const maxDepth = 12;

/** Returns the marks of `text` by index. Linear in the length of the text. */
export function findPairedMarks(text: string): Map<number, QuoteMark> {
  const found = new Map<number, QuoteMark>();
  let open: { readonly char: string; readonly at: number }[] = [];
  for (const { 0: char, index: at } of text.matchAll(marks)) {
    if (isPartOfWord(text, char, at)) continue;
    const opener = open.findLastIndex((mark) => closes[char]?.includes(mark.char));
    if (findMarkRole(text, char, at, opener >= 0) === 'opens') {
      found.set(at, { role: 'opens' });
      // Single marks do not nest, so the earlier one was an apostrophe or closed in the same way.
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
 * Returns true for an apostrophe or the mark of a Hebrew acronym (צה"ל), often typed as a quotation
 * mark. A single mark counts as a quotation mark only if it opens before a letter or closes next to
 * punctuation.
 */
function isPartOfWord(text: string, char: string, at: number): boolean {
  if (char === '‘')
    return !/^(?:|[^\p{L}\p{N}])‘\p{L}$/u.test(text.slice(Math.max(0, at - 1), at + 2));
  if (char === '’') return !/[.,!?…;:—–。！？，]/u.test(text.charAt(at - 1) + text.charAt(at + 1));
  return /^\p{Script=Hebrew}["”“„]\p{Script=Hebrew}$/u.test(text.slice(at - 1, at + 2));
}

/**
 * The character shows the role of a bracket; that of a quotation mark depends on its position or on
 * an open mark before it.
 */
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
 * Creates a test that returns true if the stop at an index is inside a matched pair of at most
 * `maxLength` UTF-16 units. Indexes must be passed in ascending order, which keeps the whole scan
 * linear.
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
