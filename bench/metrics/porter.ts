/**
 * The Porter stemmer (Porter, “An algorithm for suffix stripping”, Program 14.3, 1980) with the
 * later changes of its author and of NLTK. These are the defaults of NLTK's `PorterStemmer`, which
 * `rouge_score` uses: https://www.nltk.org/api/nltk.stem.porter.html.
 */

interface Rule {
  readonly suffix: string;
  readonly by: string;
  /** Condition on the stem before the suffix; always true if missing. */
  readonly when?: (stem: string) => boolean;
}

const irregular = new Map([
  ['skies', 'sky'],
  ['sky', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['news', 'news'],
  ['innings', 'inning'],
  ['inning', 'inning'],
  ['outings', 'outing'],
  ['outing', 'outing'],
  ['cannings', 'canning'],
  ['canning', 'canning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['exceed', 'exceed'],
  ['succeed', 'succeed'],
]);

const doubleSuffixes = parseRules(
  'ational ate,tional tion,enci ence,anci ance,izer ize,bli ble,alli al,entli ent,eli e,ousli ous,' +
    'ization ize,ation ate,ator ate,alism al,iveness ive,fulness ful,ousness ous,aliti al,iviti ive,biliti ble,fulli ful',
  (stem) => measure(stem) > 0,
).concat({ suffix: 'logi', by: 'log', when: (stem) => measure(`${stem}l`) > 0 });

const derivations = parseRules(
  'icate ic,ative ,alize al,iciti ic,ical ic,ful ,ness ',
  (stem) => measure(stem) > 0,
);

const endings = parseRules(
  'al ,ance ,ence ,er ,ic ,able ,ible ,ant ,ement ,ment ,ent ',
  (stem) => measure(stem) > 1,
).concat(
  { suffix: 'ion', by: '', when: (stem) => measure(stem) > 1 && /[st]$/.test(stem) },
  parseRules('ou ,ism ,ate ,iti ,ous ,ive ,ize ', (stem) => measure(stem) > 1),
);

/** Stems a lower-case English word. */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length <= 2) return word;
  let stemmed = replaceTerminalY(stripPastOrGerund(stripPlural(word)));
  stemmed = replaceDoubleSuffix(stemmed);
  stemmed = applyRule(derivations, stemmed);
  stemmed = applyRule(endings, stemmed);
  return stripFinalL(stripFinalE(stemmed));
}

/** Step 1a: ponies → poni, ties → tie, cats → cat. */
function stripPlural(word: string): string {
  if (word.endsWith('ies')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('sses')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Step 1b: agreed → agree, hopping → hop, filing → file. */
function stripPastOrGerund(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = ['ed', 'ing'].find(
    (ending) => word.endsWith(ending) && hasVowel(word.slice(0, -ending.length)),
  );
  return suffix === undefined ? word : restoreEnding(word.slice(0, -suffix.length));
}

/** Restores the e of what is left after -ed or -ing, or removes a doubled consonant. */
function restoreEnding(word: string): string {
  if (/(?:at|bl|iz)$/.test(word)) return `${word}e`;
  const last = word.at(-1) ?? '';
  if (word.length >= 2 && last === word.at(-2) && isConsonant(word, word.length - 1)) {
    return 'lsz'.includes(last) ? word : word.slice(0, -1);
  }
  return measure(word) === 1 && endsShort(word) ? `${word}e` : word;
}

/** Step 1c: happy → happi, but enjoy stays. */
function replaceTerminalY(word: string): string {
  const ends = word.endsWith('y') && word.length > 2 && isConsonant(word, word.length - 2);
  return ends ? `${word.slice(0, -1)}i` : word;
}

/** Step 2, in which -alli may leave another double suffix. */
function replaceDoubleSuffix(word: string): string {
  if (word.endsWith('alli') && measure(word.slice(0, -4)) > 0)
    return replaceDoubleSuffix(word.slice(0, -2));
  return applyRule(doubleSuffixes, word);
}

/** Step 5a: probate → probat, but rate stays. */
function stripFinalE(word: string): string {
  if (!word.endsWith('e')) return word;
  const before = word.slice(0, -1);
  const size = measure(before);
  return size > 1 || (size === 1 && !endsShort(before)) ? before : word;
}

/** Step 5b: controll → control. */
function stripFinalL(word: string): string {
  return word.endsWith('ll') && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}

/** Applies only the first rule with a matching suffix, even if its condition fails. */
function applyRule(list: readonly Rule[], word: string): string {
  const rule = list.find(({ suffix }) => word.endsWith(suffix));
  if (rule === undefined) return word;
  const before = word.slice(0, word.length - rule.suffix.length);
  return rule.when === undefined || rule.when(before) ? before + rule.by : word;
}

/** Returns m, the number of vowel sequences that are followed by a consonant. */
function measure(word: string): number {
  let times = 0;
  for (let i = 1; i < word.length; i++) {
    if (isConsonant(word, i) && !isConsonant(word, i - 1)) times++;
  }
  return times;
}

function hasVowel(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (!isConsonant(word, i)) return true;
  return false;
}

/**
 * Returns true if the word ends in consonant, vowel, consonant other than w, x, y; or is a vowel
 * and a consonant.
 */
function endsShort(word: string): boolean {
  const end = word.length - 1;
  if (end === 1) return !isConsonant(word, 0) && isConsonant(word, 1);
  return (
    end >= 2 &&
    isConsonant(word, end - 2) &&
    !isConsonant(word, end - 1) &&
    isConsonant(word, end) &&
    !/[wxy]$/.test(word)
  );
}

/** Treats y as a consonant at the start and after a vowel. */
function isConsonant(word: string, index: number): boolean {
  let start = index;
  while (start > 0 && word[start] === 'y') start--;
  // In a run of y, consonant and vowel alternate.
  const first = start === 0 && word[0] === 'y' ? true : !'aeiou'.includes(word[start] ?? '');
  return (index - start) % 2 === 0 ? first : !first;
}

function parseRules(table: string, when: (stem: string) => boolean): Rule[] {
  return table.split(',').map((entry) => {
    const [suffix = '', by = ''] = entry.split(' ');
    return { suffix, by, when };
  });
}
