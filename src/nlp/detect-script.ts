/** Which script a text is written in, and what language the script alone gives away. */

/** Scripts and the one language that an article in them is most likely written in. */
const scripts = {
  Latin: undefined,
  Cyrillic: undefined,
  Arabic: undefined,
  Devanagari: undefined,
  Han: 'zh',
  Kana: 'ja',
  Hangul: 'ko',
  Greek: 'el',
  Hebrew: 'he',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Armenian: 'hy',
  Georgian: 'ka',
  Bengali: 'bn',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Ethiopic: 'am',
} as const;

export type Script = keyof typeof scripts;

const patterns = (Object.keys(scripts) as Script[]).map((script) => ({
  script,
  letters:
    script === 'Kana'
      ? /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
      : new RegExp(`\\p{Script=${script}}`, 'gu'),
}));

/** The share of kana among kana and Han from which a text is Japanese. */
const minKanaShare = 0.08;
/** The share of letters that a script must have, so that a few names in another do not count. */
const minScriptShare = 0.4;

/** The script that most letters of the text belong to; a character of Han counts for three. */
export function detectScript(text: string): Script | undefined {
  const counts = patterns.map(({ script, letters }) => ({
    script,
    count: (text.match(letters)?.length ?? 0) * (script === 'Han' ? 3 : 1),
  }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const [dominant] = counts.toSorted((a, b) => b.count - a.count);
  if (dominant === undefined || dominant.count === 0 || dominant.count < minScriptShare * total)
    return undefined;
  const kana = counts.find(({ script }) => script === 'Kana')?.count ?? 0;
  const han = (counts.find(({ script }) => script === 'Han')?.count ?? 0) / 3;
  return dominant.script === 'Han' && kana > minKanaShare * (kana + han) ? 'Kana' : dominant.script;
}

/** Letters and short words that one language alone of its script writes, and writes often. */
const telltales: Partial<Record<Script, readonly (readonly [lang: string, sign: RegExp])[]>> = {
  Cyrillic: [
    ['be', /ў/giu],
    ['mk', /[ѓќѕ]/giu],
    ['sr', /[ђћљњџ]/giu],
    ['kk', /[әғқңұһ]/giu],
    ['mn', /[өү]/giu],
    ['uk', /[іїєґ]/giu],
  ],
  Arabic: [
    ['ckb', /[ڕڵۆێ]/gu],
    ['ps', /[ټډړښڼ]/gu],
    ['ur', /[ٹڈڑںے]/gu],
  ],
  Devanagari: [
    ['mr', /[ळ]|\u0906\u0939\u0947/gu],
    ['ne', /छन्?(?!\p{L})|हरू/gu],
  ],
};

/** One telltale in this many characters decides. */
const charsPerTelltale = 150;

/** The language that the script, or letters of it that no other language has, gives away. */
export function detectScriptLanguage(script: Script, sample: string): string | undefined {
  const only = scripts[script];
  if (only !== undefined) return only;
  const signs = telltales[script] ?? [];
  return signs.find(
    ([, sign]) => (sample.match(sign)?.length ?? 0) * charsPerTelltale > sample.length,
  )?.[0];
}
