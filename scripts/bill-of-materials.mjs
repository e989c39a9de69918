// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const readJson = (/** @type {string} */ file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/**
 * Lists the packages whose code or data is shipped, in CycloneDX, as npm reads them from the lock
 * file. The serial number, the time, the version of npm and the name of the folder are left out,
 * since they differ between two builds of one commit.
 *
 * @returns {string} JSON
 */
export function createBillOfMaterials() {
  const args = [
    'sbom',
    '--package-lock-only',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
  ];
  const text = execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { serialNumber, dependencies, components, metadata, ...bill } = JSON.parse(text);
  const { name } = readJson('package.json');
  const shipped = findShippedPackages();
  return `${JSON.stringify(
    {
      ...bill,
      metadata: { component: { ...metadata.component, name } },
      components: components.filter((/** @type {{ 'bom-ref': string }} */ part) =>
        shipped.has(part['bom-ref']),
      ),
    },
    null,
    2,
  )}\n`;
}

/**
 * Lists the dependencies and what they depend on. `--omit=dev` of npm is not enough, because it also
 * omits a dependency that is a peer of a development tool, such as preact.
 *
 * @returns {Set<string>} `name@version` of each
 */
function findShippedPackages() {
  const { packages } = readJson('package-lock.json');
  const names = new Set(Object.keys(packages[''].dependencies));
  // Iterating over a set also visits the entries that are added meanwhile.
  for (const name of names)
    for (const next of Object.keys(packages[`node_modules/${name}`].dependencies ?? {}))
      names.add(next);
  return new Set([...names].map((name) => `${name}@${packages[`node_modules/${name}`].version}`));
}
