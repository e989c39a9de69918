import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** Firefox's form of the one manifest: an event page, a sidebar, and its own identity. */
function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version, side_panel, background, permissions, ...rest } = manifest;
  const chromiumOnly = ['sidePanel', 'unlimitedStorage'];
  return {
    ...rest,
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: permissions.filter((name) => !chromiumOnly.includes(name)),
    sidebar_action: {
      default_title: manifest.action.default_title,
      default_panel: `${side_panel.default_path}?surface=panel`,
      default_icon: manifest.action.default_icon,
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'no-time-to-read@no-time-to-read.org',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  } as unknown as ManifestV3Export;
}

/** Chromium's form: as written, with the panel told which surface it is. */
function chromiumManifest(): ManifestV3Export {
  const side_panel = { default_path: `${manifest.side_panel.default_path}?surface=panel` };
  return { ...manifest, side_panel } as unknown as ManifestV3Export;
}

/**
 * An injected script needs no entry in `web_accessible_resources`: the browser injects it, no page
 * fetches it. crxjs lists it all the same, for every site, by which any page could tell that the
 * extension is installed; and it leaves a second copy of the script that nothing loads. Both go.
 */
function withoutTraces(): Plugin {
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
        const { web_accessible_resources, ...rest } = built;
        return rest;
      },
    },
  };
}

export default defineConfig(({ mode, command }) => {
  const firefox = mode === 'firefox';
  const built = firefox ? firefoxManifest() : chromiumManifest();
  return {
    plugins: [
      preact(),
      crx({
        // vite's dev server talks to its pages, which the strict policy forbids.
        manifest: command === 'serve' ? withoutPolicy(built) : built,
        browser: firefox ? 'firefox' : 'chrome',
      }),
      withoutTraces(),
    ],
    build: {
      outDir: firefox ? 'dist/firefox' : 'dist/chromium',
      emptyOutDir: true,
      target: firefox ? 'firefox140' : 'chrome127',
      modulePreload: false,
      // Store reviewers read what is shipped.
      minify: true,
      sourcemap: false,
    },
  };
});

function withoutPolicy(built: ManifestV3Export): ManifestV3Export {
  const { content_security_policy, ...rest } = built as Record<string, unknown>;
  return rest as unknown as ManifestV3Export;
}
