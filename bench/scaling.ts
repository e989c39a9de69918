/**
 * Measures how the extractive summarizer scales, and compares it with peers:
 *
 *     npm run --silent bench:scaling -- FILE.jsonl
 *
 * The texts of FILE are concatenated to articles of 10,000 and 100,000 words. It prints the CPU
 * time of each (the median of several runs), the longest step between two pauses, and the peak
 * memory; then the same for 600 words with every peer. Last, it prints the gzipped size of the
 * ranker's weights and the word lists.
 */

import { installPeers } from './peers/install.ts';
import { formatGrowthTable, formatShippedSize, formatShortTextTable } from './summary/growth.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('npm run bench:scaling -- FILE.jsonl\n');
  process.exit(2);
}
installPeers();
process.stdout.write(
  `${formatGrowthTable(file)}\n\n${await formatShortTextTable(file)}\n\n${formatShippedSize()}\n`,
);
