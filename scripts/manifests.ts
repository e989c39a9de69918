/** The two forms of the one manifest. `manifest.json` is written for Chromium; Firefox's is derived. */

import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../manifest.json' with { type: 'json' };

/** Permissions that Firefox does not know, or does not need. */
const chromiumOnly = ['sidePanel', 'unlimitedStorage'];

const panel = `${manifest.side_panel.default_path}?surface=panel`;

/** Chromium's form: as written, with the panel told which surface it is. */
export function chromiumManifest(): ManifestV3Export {
  return { ...manifest, side_panel: { default_path: panel } } as unknown as ManifestV3Export;
}

/** Firefox's form: an event page, a sidebar, and an identity of its own. */
export function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version, side_panel, storage, background, permissions, ...shared } =
    manifest;
  return {
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: permissions.filter((name) => !chromiumOnly.includes(name)),
    // Asked for in the click that chooses the browser's own model.
    optional_permissions: ['trialML'],
    sidebar_action: {
      default_title: manifest.name,
      default_panel: panel,
      default_icon: manifest.action.default_icon,
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'no-time-to-read@no-time-to-read.org',
        strict_min_version: '142.0',
        // A model server is another program, to which the text of articles is handed if the user
        // sets one up: https://extensionworkshop.com/documentation/publish/add-on-policies/
        data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
      },
    },
  } as unknown as ManifestV3Export;
}

/** For the dev server, which talks to its pages as the strict policy forbids. */
export function withoutPolicy(manifest: ManifestV3Export): ManifestV3Export {
  const { content_security_policy, ...rest } = manifest as unknown as Record<string, unknown>;
  return rest as unknown as ManifestV3Export;
}
