/**
 * How the bundled summarizer grows, and what it costs beside a peer:
 *
 *     npm run --silent bench:scaling -- FILE.jsonl
 *
 * The texts of FILE, one after the other, make articles of 10,000 and of 100,000 words. Printed are
 * the processor time of each (the median of several runs), the longest step between two rests, and the memory
 * that is held at most; then 600 words, with every peer beside us. Last, what the ranker's weights
 * and the lists take when gzipped.
 */

import { installPeers } from './peers/install.ts';
import { growthTable, shippedSize, shortTextTable } from './summary/growth.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('npm run bench:scaling -- FILE.jsonl\n');
  process.exit(2);
}
installPeers();
process.stdout.write(`${growthTable(file)}\n\n${await shortTextTable(file)}\n\n${shippedSize()}\n`);
