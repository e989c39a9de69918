import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import schema from '../../../public/managed-schema.json' with { type: 'json' };
import {
  applyPolicy,
  getAllowedEngines,
  getPolicyDefaults,
  type Policy,
  parsePolicy,
} from '../../../src/storage/settings/policy.ts';
import { defaultSettings, Settings } from '../../../src/storage/settings/settings.ts';
import { engineIds } from '../../../src/summarizer/summary.ts';

const full: Required<Omit<Policy, 'unreadableBlockedSite'>> = {
  locked: { history: false, length: 'short' },
  defaults: { theme: 'dark' },
  engines: ['firefox-ml'],
  localServer: { address: 'http://127.0.0.1:11434', model: 'qwen3', dialect: 'openai' },
  bannerAllowedSites: ['intra.example'],
  bannerBlockedSites: ['pay.intra.example'],
};

describe('parsePolicy', () => {
  it('parses a complete policy', () => {
    expect(parsePolicy(full)).toEqual(full);
  });

  it.each([[undefined], [null], ['policy'], [{}], [[]]])('returns no policy for %j', (managed) => {
    expect(parsePolicy(managed)).toEqual({});
  });

  it('drops invalid fields and keeps the rest', () => {
    const managed = {
      locked: { history: 'no', historyDays: 30, surprise: 1 },
      defaults: 'dark',
      engines: ['firefox-ml', 'oracle', 7],
      bannerAllowedSites: ['', 7, 'intra.example'],
      surprise: true,
    };
    expect(parsePolicy(managed)).toEqual({
      locked: { historyDays: 30 },
      defaults: {},
      engines: ['firefox-ml'],
      bannerAllowedSites: ['intra.example'],
    });
  });

  it.each([
    'http://192.168.1.2:11434',
    'http://localhost.evil.example',
    'https://localhost',
    'http://127.1',
    'http://user@localhost:11434',
  ])('drops a local server at %s', (address) => {
    expect(parsePolicy({ localServer: { address, model: 'm' } })).toEqual({});
  });

  it.each([
    ' bank.example ',
    'https://bank.example',
    'HTTP://bank.example/login?next=/',
    'bank.example/',
    'bank.example:8443',
    '*.bank.example',
    '*://*.bank.example/*',
    'bank.example.',
    'Bank.Example',
  ])('reads %j as a site', (entry) => {
    expect(parsePolicy({ bannerBlockedSites: [entry] })).toEqual({
      bannerBlockedSites: ['bank.example'],
    });
    expect(parsePolicy({ bannerAllowedSites: [entry] })).toEqual({
      bannerAllowedSites: ['bank.example'],
    });
  });

  it.each([
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['127.0.0.1', '127.0.0.1'],
    ['http://[::1]:80/', '[::1]'],
    ['intranet', 'intranet'],
  ])('reads %j as browsers name the host', (entry, host) => {
    expect(parsePolicy({ bannerBlockedSites: [entry] })).toEqual({ bannerBlockedSites: [host] });
  });

  it.each([
    ['bank example', 'bank example'],
    ['a.example, b.example', 'a.example, b.example'],
    ['*', '*'],
    ['', ''],
    [7, '7'],
    [null, 'null'],
    [{ host: 'bank.example' }, '{"host":"bank.example"}'],
    ['x'.repeat(3_000), 'x'.repeat(100)],
  ])('tells of a blocked entry that names no site: %j', (entry, told) => {
    expect(parsePolicy({ bannerBlockedSites: ['pay.example', entry] })).toEqual({
      bannerBlockedSites: ['pay.example'],
      unreadableBlockedSite: told,
    });
  });

  it('takes a single blocked entry without a list', () => {
    expect(parsePolicy({ bannerBlockedSites: 'pay.example' })).toEqual({
      bannerBlockedSites: ['pay.example'],
    });
  });

  it('keeps the prompt away when every allowed site is misspelt', () => {
    expect(parsePolicy({ bannerAllowedSites: [7] })).toEqual({ bannerAllowedSites: [] });
  });
});

describe('applyPolicy', () => {
  it('changes nothing without a policy', () => {
    expect(applyPolicy(defaultSettings, {})).toEqual({
      settings: defaultSettings,
      locked: new Set(),
    });
  });

  it('enforces locked settings and returns their fields', () => {
    const { settings, locked } = applyPolicy(defaultSettings, {
      locked: { history: false, historyDays: 30 },
    });
    expect(settings).toEqual({ ...defaultSettings, history: false, historyDays: 30 });
    expect(locked).toEqual(new Set(['history', 'historyDays']));
  });

  it('falls back to the extractive engine if the chosen one is not allowed', () => {
    const chosen: Settings = { ...defaultSettings, engine: 'chromium-summarizer' };
    expect(applyPolicy(chosen, { engines: ['firefox-ml'] })).toEqual({
      settings: { ...chosen, engine: 'extractive' },
      locked: new Set(),
    });
    expect(applyPolicy(chosen, { engines: ['chromium-summarizer'] }).settings).toEqual(chosen);
  });

  it('locks the engine if only one is allowed, and never enforces a forbidden one', () => {
    expect(applyPolicy(defaultSettings, { engines: [] }).locked).toEqual(new Set(['engine']));
    const policy: Policy = { engines: ['extractive'], locked: { engine: 'firefox-ml' } };
    expect(applyPolicy(defaultSettings, policy).settings.engine).toBe('extractive');
  });

  it('returns valid settings and changes only locked fields, whatever the policy', () => {
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(Settings.entries)), fc.anything());
    const managed = fc.record({ locked: fields, defaults: fields });
    fc.assert(
      fc.property(managed, (stored) => {
        const { settings, locked } = applyPolicy(defaultSettings, parsePolicy(stored));
        expect(v.is(Settings, settings)).toBe(true);
        for (const field of Object.keys(settings) as (keyof Settings)[]) {
          if (!locked.has(field)) expect(settings[field]).toBe(defaultSettings[field]);
        }
      }),
    );
  });
});

describe('getPolicyDefaults and getAllowedEngines', () => {
  it('replace the built-in defaults by those of the policy', () => {
    expect(getPolicyDefaults({})).toEqual(defaultSettings);
    expect(getPolicyDefaults(full)).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it('always include the extractive engine', () => {
    expect(getAllowedEngines({})).toEqual(engineIds);
    expect(getAllowedEngines({ engines: [] })).toEqual(['extractive']);
    expect(getAllowedEngines(full)).toEqual(['extractive', 'firefox-ml']);
  });
});

describe('public/managed-schema.json', () => {
  const { properties } = schema;

  it('declares every field of a policy', () => {
    expect(Object.keys(properties).sort()).toEqual(Object.keys(full).sort());
  });

  it('declares each setting with the type and the choices of its schema', () => {
    const declared = Object.fromEntries(
      Object.entries(Settings.entries).map(([field, entry]) => [field, jsonSchema(entry)]),
    );
    expect(untitled(properties.locked.properties)).toEqual(declared);
    expect(properties.defaults.properties).toEqual(properties.locked.properties);
  });

  it('declares the existing engines', () => {
    expect(properties.engines.items.enum).toEqual([...engineIds]);
  });
});

/**
 * Returns what Chromium's dialect of JSON Schema can express about a field; it has no ranges for
 * numbers.
 */
function jsonSchema(entry: (typeof Settings.entries)[keyof Settings]): object {
  if (entry.type === 'boolean') return { type: 'boolean' };
  if (entry.type === 'picklist') {
    const type = typeof entry.options[0] === 'number' ? 'integer' : 'string';
    return { type, enum: [...entry.options] };
  }
  const kinds = Object.fromEntries(
    entry.pipe.map((step) => [step.type, 'requirement' in step ? step.requirement : undefined]),
  );
  if (!('integer' in kinds)) return { type: 'number' };
  return { type: 'integer', minimum: kinds.min_value, maximum: kinds.max_value };
}

function untitled(fields: Record<string, object>): object {
  const entries = Object.entries(fields).map(
    ([field, { title: _, description: __, ...rest }]: [
      string,
      { title?: string; description?: string },
    ]) => [field, rest],
  );
  return Object.fromEntries(entries);
}
