/**
 * `npm run budget`, after a build, prints the size of everything that is shipped and fails if one
 * exceeds its limit.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { zipFolder } from './zip.mjs';

/**
 * Limits in kB of 1,000 bytes: gzipped for scripts, as uploaded to the stores for packages. Two
 * thirds of a package are pdf.js and character maps, which load with the first PDF that needs them
 * and for no web page.
 */
const limits = { package: 1_650, pageScript: 80, extraction: 53, summaryView: 57 };

process.chdir(join(import.meta.dirname, '..'));
const sizes = [
  ...['chromium', 'firefox'].flatMap((browser) => [
    {
      what: `package for ${browser}`,
      bytes: zipFolder(`dist/${browser}`).length,
      max: limits.package,
    },
    {
      what: `script injected into pages, ${browser}`,
      bytes: measureGzipped(readPageScript(browser)),
      max: limits.pageScript,
    },
    {
      what: `scripts before the summary view shows anything, ${browser}`,
      bytes: measureGzipped(readViewScripts(browser)),
      max: limits.summaryView,
    },
  ]),
  {
    what: 'extraction: model, vocabulary and code',
    bytes: measureGzipped(await bundleExtraction()),
    max: limits.extraction,
  },
];
for (const { what, bytes, max } of sizes) {
  const verdict = bytes <= max * 1_000 ? '' : ', TOO LARGE';
  console.log(`${what}: ${(bytes / 1_000).toFixed(1)} kB of ${max}${verdict}`);
}
for (const browser of ['chromium', 'firefox']) {
  // Each of these classes has hundreds of ranges, which every page would have to compile.
  const classes = readPageScript(browser).match(/\\p\{\w+\}/g) ?? [];
  if (classes.length === 0) continue;
  console.log(`page script, ${browser}: ${classes.length} Unicode classes, which are not allowed`);
  process.exitCode = 1;
}
if (sizes.some(({ bytes, max }) => bytes > max * 1_000)) process.exitCode = 1;

function measureGzipped(script: string): number {
  return gzipSync(script, { level: 9 }).length;
}

function readPageScript(browser: string): string {
  const folder = `dist/${browser}`;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /content[/\\]page\b[^/\\]*\.js$/.test(name),
  );
  const [file] = found;
  if (!file || found.length > 1) throw new Error(`${folder} must have one page script: ${found}`);
  return readFileSync(join(folder, file), 'utf8');
}

/** Returns the scripts that the page of the summary view names, with those that they import. */
function readViewScripts(browser: string): string {
  const folder = `dist/${browser}`;
  const page = readFileSync(join(folder, 'src/ui/summary/index.html'), 'utf8');
  const files = [...page.matchAll(/(?:href|src)="\/([^"]+\.js)"/g)].map(([, file = '']) => file);
  if (files.length === 0) throw new Error(`The summary view of ${folder} has no script`);
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** Bundles the extraction as the extension's own scripts are built. */
async function bundleExtraction(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'chrome127',
      lib: { entry: 'src/extraction/extract.ts', formats: ['iife'], name: 'extraction' },
    },
  })) as Rolldown.RolldownOutput[];
  const [script] = built.flatMap(({ output }) => output);
  if (script?.type !== 'chunk') throw new Error('The extraction was not built');
  return script.code;
}
