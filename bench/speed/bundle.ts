import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build, type Rolldown } from 'vite';
import { compileUnicodePatterns } from '../../scripts/unicode-patterns.ts';

/** Bundles a module and its imports into one script, as the extension's build does. */
export async function bundle(entry: URL): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [preact()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'chrome127',
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'extractive' },
    },
  })) as Rolldown.RolldownOutput[];
  const [script] = built.flatMap(({ output }) => output);
  if (script?.type !== 'chunk') throw new Error(`${entry} was not bundled`);
  return script.code;
}

/** Builds an extension with an empty popup. @returns its folder */
export async function buildEmptyPopupExtension(): Promise<string> {
  const folder = fileURLToPath(
    new URL('../../node_modules/.cache/bench/empty-popup', import.meta.url),
  );
  mkdirSync(folder, { recursive: true });
  for (const name of ['manifest.json', 'popup.html']) {
    cpSync(new URL(`./empty-popup/${name}`, import.meta.url), join(folder, name));
  }
  const script = await bundle(new URL('./empty-popup/popup.tsx', import.meta.url));
  writeFileSync(join(folder, 'popup.js'), script);
  return folder;
}

/** Builds an extension with a page that reads `file.pdf` beside it. @returns its folder */
export async function buildPdfPageExtension(): Promise<string> {
  const folder = fileURLToPath(
    new URL('../../node_modules/.cache/bench/pdf-page', import.meta.url),
  );
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [compileUnicodePatterns()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: true,
      target: 'chrome127',
      modulePreload: false,
      rolldownOptions: {
        // pdf.js is loaded when it is needed, as in the product.
        input: fileURLToPath(new URL('./pdf-page/page.ts', import.meta.url)),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  for (const name of ['manifest.json', 'page.html'])
    cpSync(new URL(`./pdf-page/${name}`, import.meta.url), join(folder, name));
  return folder;
}
