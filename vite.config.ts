import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { createBillOfMaterials } from './scripts/bill-of-materials.mjs';
import { chromiumManifest, firefoxManifest, withoutPolicy } from './scripts/manifests.ts';
import { compileUnicodePatterns } from './scripts/unicode-patterns.ts';

/**
 * An injected script needs no entry in `web_accessible_resources`: the browser injects it, no page
 * fetches it. crxjs lists it all the same, for every site, by which any page could tell that the
 * extension is installed; and it leaves a second copy of the script, with chunks that nothing else
 * loads. All of these go.
 */
function stripWebAccessibleResources(): Plugin {
  return {
    name: 'without-traces',
    enforce: 'post',
    // A hook of crxjs, not of vite, hence not in vite's type.
    ...{
      renderCrxManifest(built: Record<string, unknown>, bundle: Rolldown.OutputBundle) {
        for (const [file, output] of Object.entries(bundle)) {
          const copied =
            output.type === 'chunk' && output.facadeModuleId?.includes('/src/content/');
          if (copied) delete bundle[file];
        }
        deleteUnusedChunks(bundle);
        const { web_accessible_resources, ...rest } = built;
        return rest;
      },
    },
  };
}

/** Deletes the chunks that only the deleted copies have imported. */
function deleteUnusedChunks(bundle: Rolldown.OutputBundle): void {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const used = new Set(chunks.flatMap(({ isEntry, fileName }) => (isEntry ? [fileName] : [])));
  // A set also iterates over what is added meanwhile.
  for (const file of used) {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk') continue;
    for (const each of [...chunk.imports, ...chunk.dynamicImports]) used.add(each);
  }
  for (const { fileName } of chunks) if (!used.has(fileName)) delete bundle[fileName];
}

/** The descriptions of the messages tell translators where each is shown; browsers ignore them. */
function stripMessageDescriptions(): Plugin {
  return {
    name: 'without-message-descriptions',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const locales = join(dir, '_locales');
      for (const locale of readdirSync(locales)) {
        const file = join(locales, locale, 'messages.json');
        const shipped = JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
          key === 'description' && typeof value === 'string' ? undefined : value,
        );
        writeFileSync(file, JSON.stringify(shipped));
      }
    },
  };
}

/** Ships our licence, that of the character maps, the notices, and the bill of materials. */
function addLicences(): Plugin {
  return {
    name: 'with-licences',
    generateBundle() {
      for (const fileName of ['LICENSE', 'NOTICE'])
        this.emitFile({ type: 'asset', fileName, source: readFileSync(fileName, 'utf8') });
      const maps = readFileSync('node_modules/pdfjs-dist/cmaps/LICENSE', 'utf8');
      this.emitFile({ type: 'asset', fileName: 'CMAPS_LICENSE.txt', source: maps });
      this.emitFile({ type: 'asset', fileName: 'bom.cdx.json', source: createBillOfMaterials() });
    },
  };
}

/**
 * crxjs builds each injected script by a configuration of its own, which cannot be reached from here
 * and sets two options for one thing. The bundler takes either, and writes for each script that it
 * ignores the other. That line alone is left out.
 */
function withoutIdleWarning(): Plugin {
  const idle = 'inlineDynamicImports option is ignored because codeSplitting: false is set.';
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  return {
    name: 'without-idle-warning',
    buildStart() {
      for (const stream of streams) {
        const write = stream.write.bind(stream);
        stream.write = (text: string | Uint8Array, ...others: unknown[]) =>
          stripVTControlCharacters(`${text}`).replaceAll('`', '').includes(idle) ||
          write(text as string, ...(others as []));
      }
    },
    closeBundle() {
      for (const [i, stream] of streams.entries()) stream.write = writes[i] ?? stream.write;
    },
  };
}

/*
 * What the pages and the background share, in two chunks: by itself, the bundler makes one for each
 * set of entries that shares something, and a popup that requests thirty of them opens later.
 */
const common = {
  name: 'common',
  test: new RegExp(
    [
      'node_modules.(valibot|webextension-polyfill)',
      // The comparison of articles would bring the sentence splitter along.
      'src.(shared|browser|storage.(?!history.same-article))',
      'src.background.jobs.job(-store)?[.]ts',
      'src.summarizer.reading-time',
      'src.extraction.page.refused-page',
      'src.engines.errors',
    ].join('|'),
  ),
  minShareCount: 3,
};
const components = {
  name: 'components',
  test: /node_modules.preact|preload-helper|src.ui.components|src.engines.model-size/,
  minShareCount: 2,
};

export default defineConfig(({ mode, command }) => {
  const firefox = mode === 'firefox';
  const manifest = firefox ? firefoxManifest() : chromiumManifest();
  return {
    // Only as modules with the content, see `ui/pdf/read-pdf.ts`.
    assetsInclude: ['**/*.bcmap'],
    plugins: [
      preact(),
      compileUnicodePatterns(),
      crx({
        manifest: command === 'serve' ? withoutPolicy(manifest) : manifest,
        browser: firefox ? 'firefox' : 'chrome',
      }),
      stripWebAccessibleResources(),
      withoutIdleWarning(),
      addLicences(),
      stripMessageDescriptions(),
    ],
    build: {
      outDir: firefox ? 'dist/firefox' : 'dist/chromium',
      emptyOutDir: true,
      target: firefox ? 'firefox142' : 'chrome127',
      // In kB; pdf.js is larger than the default. `npm run budget` has the limits that count.
      chunkSizeWarningLimit: 1_300,
      modulePreload: { polyfill: false },
      // Of every package whose code is bundled.
      license: { fileName: 'THIRD_PARTY_LICENSES.txt' },
      // Pages that the manifest does not name; crxjs finds the others there.
      rolldownOptions: {
        // The advice to profile the build, which comes whenever plugins take half of its three seconds.
        checks: { pluginTimings: false },
        input: ['src/ui/history/index.html', 'src/ui/pdf/index.html', 'src/ui/welcome/index.html'],
        // Without their hashes, which would depend on the folder that the project lies in: crxjs
        // puts paths into the code and takes them out again after it has been hashed.
        output: {
          entryFileNames: 'assets/[name].js',
          chunkFileNames: 'assets/[name].js',
          assetFileNames: 'assets/[name][extname]',
          codeSplitting: { groups: [common, components] },
        },
      },
      // Store reviewers read what is shipped.
      minify: true,
      sourcemap: false,
    },
  };
});
