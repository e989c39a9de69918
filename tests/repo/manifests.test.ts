/** What an install asks for, pinned: nobody adds a permission without changing this file. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumManifest, firefoxManifest } from '../../scripts/manifests.ts';

type Manifest = Record<string, unknown>;
const chromium = chromiumManifest() as unknown as Manifest;
const firefox = firefoxManifest() as unknown as Manifest;

test('Chromium is asked for no more than this', () => {
  expect(chromium.permissions).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'sidePanel',
    'storage',
    'unlimitedStorage',
  ]);
});

test('what may be asked for later is no more than this', () => {
  expect(chromium).not.toHaveProperty('optional_permissions');
  expect(firefox.optional_permissions).toEqual(['trialML']);
});

test('Firefox is asked for no more than this', () => {
  expect(firefox.permissions).toEqual(['activeTab', 'contextMenus', 'scripting', 'storage']);
});

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('%s', (_name, manifest) => {
  test('is asked for no site at install, and shows pages nothing of us', () => {
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  test('has no key: the stores give the extension its identity', () => {
    expect(manifest).not.toHaveProperty('key');
    expect(manifest).not.toHaveProperty('update_url');
  });

  test('may ask for sites later, when the reader turns the prompt on', () => {
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  test('lets our pages load nothing from elsewhere, and call this machine alone', () => {
    const { extension_pages } = manifest.content_security_policy as Record<string, string>;
    const policy = new Map(
      extension_pages?.split(';').map((rule) => {
        const [name = '', ...values] = rule.trim().split(' ');
        return [name, values] as const;
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    // Neither is covered by default-src.
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

  test('has the version of the package', () => {
    const packageFile = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
    expect(manifest.version).toBe(JSON.parse(packageFile).version);
  });
});

test('Firefox says that nothing is collected unless the user agrees, and does not open its sidebar unasked', () => {
  expect(firefox.browser_specific_settings).toMatchObject({
    gecko: {
      data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
    },
  });
  expect(firefox.sidebar_action).toMatchObject({ open_at_install: false });
});
