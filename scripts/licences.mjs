// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Collects third-party code and its licences. It uses only the lock file and the installed
 * packages, so the same lock file gives the same bytes.
 */

/**
 * @typedef {object} Part
 * @property {'library' | 'data'} type
 * @property {string} name name of the npm package
 * @property {string} version
 * @property {string} license SPDX identifier
 * @property {string} integrity hash of the package's archive in the lock file
 * @property {string} source address of its source code
 * @property {string} text text of its licence
 */

/** Packages that are not shipped themselves, but whose words are in one of our tables. */
const tables = ['stopwords-iso'];

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
const json = (/** @type {string} */ file) => JSON.parse(read(file));

/**
 * Lists the packages whose code or data is in the build, with their dependencies.
 *
 * @returns {Part[]} sorted by name
 */
export function shippedParts() {
  /** @type {Record<string, { dependencies?: Record<string, string> }>} */
  const locked = json('package-lock.json').packages;
  const names = new Set(Object.keys(json('package.json').dependencies));
  // The loop also visits names that are added to the set meanwhile.
  for (const name of names) {
    for (const next of Object.keys(locked[`node_modules/${name}`]?.dependencies ?? {})) {
      names.add(next);
    }
  }
  const parts = [
    ...[...names].map((name) => part('library', name, locked)),
    ...tables.map((name) => part('data', name, locked)),
  ];
  return parts.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {Part['type']} type
 * @param {string} name
 * @param {Record<string, any>} locked
 * @returns {Part}
 */
function part(type, name, locked) {
  const folder = `node_modules/${name}`;
  const { version, integrity } = locked[folder];
  const { license, repository, author } = json(`${folder}/package.json`);
  const address = typeof repository === 'string' ? repository : repository.url;
  const source = address.replace(/^(?:git\+)?(?:git|ssh|https)(?::\/\/)(?:git@)?/, 'https://');
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  const text = file
    ? read(`${folder}/${file}`).replaceAll('\r\n', '\n').trim()
    : `The package names its licence, ${license}, and its author, ${author}, and holds no text of it.`;
  return { type, name, version, license, integrity, source, text };
}

/**
 * Creates a bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). It has no
 * serial number and no time, which would differ each time.
 *
 * @returns {string} JSON
 */
export function billOfMaterials() {
  const { name, version, license } = json('package.json');
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        licenses: [{ license: { id: license } }],
      },
    },
    components: shippedParts().map(component),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** @param {Part} part */
function component({ type, name, version, license, integrity, source }) {
  const [algorithm = '', base64 = ''] = integrity.split('-');
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type,
    'bom-ref': purl,
    name,
    version,
    licenses: [{ license: { id: license } }],
    purl,
    hashes: [
      {
        alg: algorithm.replace('sha', 'SHA-'),
        content: Buffer.from(base64, 'base64').toString('hex'),
      },
    ],
    externalReferences: [{ type: 'vcs', url: source }],
  };
}

/** @returns {string} the licences of all third-party parts with the addresses of their sources */
export function thirdPartyLicences() {
  const parts = shippedParts().map(({ type, name, version, license, source, text }) => {
    const what = type === 'data' ? ' (words of its lists)' : '';
    return `${name} ${version}${what}, ${license}\nSource: ${source}\n\n${text}\n`;
  });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}
