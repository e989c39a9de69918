/** Detects the script of a text, and the language if the script implies it. */

/** Scripts, each with the one language that an article in it is most likely written in. */
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

/** Share of kana among kana and Han from which a text is Japanese. */
const minKanaShare = 0.08;
/** Share of letters that a script must have, so that a few foreign names do not count. */
const minScriptShare = 0.4;

/** Returns the script of most letters of the text; a Han character counts for three. */
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

/** Letters and short words that occur often, and in only one language of their script. */
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

/** Characters per telltale that are enough to decide. */
const charsPerTelltale = 150;

/**
 * Returns the language that the script implies, on its own or by letters that no other language
 * has.
 *
 * @returns a BCP 47 base tag; `undefined` if several languages are possible
 */
export function detectScriptLanguage(script: Script, sample: string): string | undefined {
  const only = scripts[script];
  if (only !== undefined) return only;
  const signs = telltales[script] ?? [];
  return signs.find(
    ([, sign]) => (sample.match(sign)?.length ?? 0) * charsPerTelltale > sample.length,
  )?.[0];
}
