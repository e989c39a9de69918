// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is shipped beside our own code, and under which licences. Made from the lock file and the
 * installed packages alone, so that the same lock file gives the same bytes.
 */

/**
 * @typedef {object} Part
 * @property {'library' | 'data'} type
 * @property {string} name of the npm package
 * @property {string} version
 * @property {string} license SPDX identifier
 * @property {string} integrity of the package's archive, as the lock file has it
 * @property {string} source where its source code is
 * @property {string} text of its licence
 */

/** Packages that are not shipped themselves, but words out of which one of our tables was made. */
const tables = ['stopwords-iso'];

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
const json = (/** @type {string} */ file) => JSON.parse(read(file));

/**
 * The packages whose code is in the build, with those that they depend on, and those whose data is.
 *
 * @returns {Part[]} by name
 */
export function shippedParts() {
  /** @type {Record<string, { dependencies?: Record<string, string> }>} */
  const locked = json('package-lock.json').packages;
  const names = new Set(Object.keys(json('package.json').dependencies));
  // A set that grows while it is walked is walked to its new end.
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
 * A bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), without the serial
 * number and the time, which would differ each time.
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

/** @returns {string} the licences of all that is shipped and not ours, with where its source is */
export function thirdPartyLicences() {
  const parts = shippedParts().map(({ type, name, version, license, source, text }) => {
    const what = type === 'data' ? ' (words of its lists)' : '';
    return `${name} ${version}${what}, ${license}\nSource: ${source}\n\n${text}\n`;
  });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}
