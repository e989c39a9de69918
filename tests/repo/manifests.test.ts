/**
 * Pins the permissions and policies of the manifests, so that each new permission changes this
 * file.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumManifest, firefoxManifest } from '../../scripts/manifests.ts';

type Manifest = Record<string, unknown>;
const chromium = chromiumManifest() as unknown as Manifest;
const firefox = firefoxManifest() as unknown as Manifest;

test('requests exactly these permissions in Chromium', () => {
  expect(chromium.permissions).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'sidePanel',
    'storage',
    'unlimitedStorage',
  ]);
});

test('requests exactly these optional permissions', () => {
  expect(chromium).not.toHaveProperty('optional_permissions');
  expect(firefox.optional_permissions).toEqual(['trialML']);
});

test('requests exactly these permissions in Firefox', () => {
  expect(firefox.permissions).toEqual(['activeTab', 'contextMenus', 'scripting', 'storage']);
});

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('the manifest for %s', (_name, manifest) => {
  test('requests no host at install and exposes no file to pages', () => {
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  test('has no key, as the stores assign the identity of the extension', () => {
    expect(manifest).not.toHaveProperty('key');
    expect(manifest).not.toHaveProperty('update_url');
  });

  test('may request hosts later, when the user turns the banner on', () => {
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  test('lets extension pages load nothing from elsewhere and call this machine only', () => {
    const { extension_pages } = manifest.content_security_policy as Record<string, string>;
    const policy = new Map(
      extension_pages?.split(';').map((rule) => {
        const [name = '', ...values] = rule.trim().split(' ');
        return [name, values] as const;
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    // default-src covers neither of these.
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    // The user's own model server, and nobody else.
    expect(policy.get('connect-src')).toEqual(['http://localhost:*', 'http://127.0.0.1:*']);
    policy.delete('connect-src');
    for (const [name, values] of policy) {
      expect(values, name).toHaveLength(1);
      expect(["'none'", "'self'"], name).toContain(values[0]);
    }
  });

  test('has the version of package.json', () => {
    const packageFile = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
    expect(manifest.version).toBe(JSON.parse(packageFile).version);
  });
});

test('declares optional data collection only, and keeps its sidebar closed at install', () => {
  expect(firefox.browser_specific_settings).toMatchObject({
    gecko: {
      data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
    },
  });
  expect(firefox.sidebar_action).toMatchObject({ open_at_install: false });
});
