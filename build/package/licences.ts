import type { ShippedPackage } from './shipped-packages.ts';

/** Licences that ask for their text to be kept and nothing more; of a choice, one must be among them. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]);

/** `(MIT OR GPL-3.0-or-later)` is accepted for MIT, `(MIT AND Zlib)` for both; nesting does not occur. */
export function isAccepted(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '').trim();
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAccepted);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAccepted);
  return ACCEPTED.has(plain);
}

const RULE = '='.repeat(78);

/** THIRD-PARTY-LICENCES.txt. Throws where a package's licence is not an accepted one. */
export function licencesText(packages: readonly ShippedPackage[], electron: string, sqlite: string): string {
  const refused = packages.filter((one) => !isAccepted(one.licence));
  if (refused.length > 0)
    throw new Error(`not accepted: ${refused.map((one) => `${one.name} (${one.licence})`).join(', ')}`);
  const head = [
    'Lanjuan contains works of others, each under the licence below.',
    '',
    `Electron ${electron} and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.`,
    `SQLite ${sqlite}: in the public domain (https://sqlite.org/copyright.html).`,
    ...packages.map((one) => `${one.name} ${one.version}: ${one.licence}`),
  ];
  const texts = packages.map((one) => [RULE, heading(one), RULE, '', one.texts.join('\n\n')].join('\n'));
  return `${[head.join('\n'), ...texts].join('\n\n')}\n`.replaceAll('\r\n', '\n');
}

/** By which a package is found in the text. */
export function heading(one: ShippedPackage): string {
  return `${one.name} ${one.version} (${one.licence})`;
}
