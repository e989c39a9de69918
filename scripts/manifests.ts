/** Derives both manifests from `manifest.json`, which is written for Chromium. */

import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../manifest.json' with { type: 'json' };

/** Permissions that Firefox does not know or need. */
const chromiumOnly = ['sidePanel', 'unlimitedStorage'];

const panel = `${manifest.side_panel.default_path}?surface=panel`;

/**
 * Returns Chromium's manifest: `manifest.json` with the surface added to the address of the side
 * panel.
 */
export function chromiumManifest(): ManifestV3Export {
  return { ...manifest, side_panel: { default_path: panel } } as unknown as ManifestV3Export;
}

/** Returns Firefox's manifest: an event page, a sidebar and an extension id. */
export function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version, side_panel, storage, background, permissions, ...shared } =
    manifest;
  return {
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: permissions.filter((name) => !chromiumOnly.includes(name)),
    // Requested in the click that turns the built-in AI on.
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

/** Removes the CSP for the dev server, whose connection to its pages it would block. */
export function withoutPolicy(manifest: ManifestV3Export): ManifestV3Export {
  const { content_security_policy, ...rest } = manifest as unknown as Record<string, unknown>;
  return rest as unknown as ManifestV3Export;
}
