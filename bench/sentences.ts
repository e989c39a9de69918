/**
 * Counts the hard cases of `tests/fixtures/sentences` that are split at every boundary and nowhere
 * else, per language, compared with the platform's own segmenter.
 *
 *     npm run bench:sentences [-- --misses] [--growth]
 *
 * A case is a text with `‖` at each true boundary. `--misses` prints the wrong splits; `--growth`
 * prints the ms for texts of doubling length, both prose and hostile ones.
 */

import { splitSentences } from '../src/nlp/sentences/split-sentences.ts';
import { isSplitCorrectly, loadSentenceCases, type Split } from './sentence-cases.ts';

const splitByPlatform: Split = (text, lang) =>
  Array.from(new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text), (piece) =>
    piece.segment.trim(),
  ).filter((sentence) => sentence !== '');

const splitByUs: Split = (text, lang) =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));

const total = { cases: 0, ours: 0, platform: 0 };
console.log('language   cases    ours   Intl.Segmenter');
for (const { lang, cases } of loadSentenceCases()) {
  const row = {
    cases: cases.length,
    ours: cases.filter(({ text }) => isSplitCorrectly(splitByUs, text, lang)).length,
    platform: cases.filter(({ text }) => isSplitCorrectly(splitByPlatform, text, lang)).length,
  };
  print(lang, row);
  total.cases += row.cases;
  total.ours += row.ours;
  total.platform += row.platform;
}
print('all', total);

if (process.argv.includes('--misses')) {
  for (const { lang, cases } of loadSentenceCases()) {
    for (const { about, text } of cases) {
      if (isSplitCorrectly(splitByUs, text, lang)) continue;
      console.log(`\n${lang}  ${about}\n  ${text}`);
      console.log(`  ${splitByUs(text.replaceAll(/‖ ?/g, ''), lang).join(' ‖ ')}`);
    }
  }
}

if (process.argv.includes('--growth')) {
  const prose = loadSentenceCases()
    .filter(({ lang }) => lang === 'en')
    .flatMap(({ cases }) => cases.map(({ text }) => text.replaceAll(/‖ ?/g, '')))
    .join(' ');
  const lengths = [125_000, 250_000, 500_000, 1_000_000];
  console.log(`\nms for characters   ${lengths.map((length) => `${length}`.padStart(9)).join('')}`);
  for (const piece of [`${prose} `, '. ', 'A.', '"', '“', '( . ', '1. a ']) {
    const times = lengths.map((length) => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const begin = performance.now();
      splitSentences(text, 'en');
      return (performance.now() - begin).toFixed(0).padStart(9);
    });
    console.log(
      `${(piece === `${prose} ` ? 'prose' : JSON.stringify(piece)).padEnd(20)}${times.join('')}`,
    );
  }
}

function print(name: string, row: typeof total): void {
  const formatShare = (count: number) => `${((100 * count) / row.cases).toFixed(1)} %`.padStart(8);
  console.log(
    `${name.padEnd(8)} ${String(row.cases).padStart(7)} ${formatShare(row.ours)}     ${formatShare(row.platform)}`,
  );
}
