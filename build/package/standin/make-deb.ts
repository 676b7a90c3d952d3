/**
 * In place of fpm in a rehearsal: understands what electron-builder passes for a .deb and hands it to dpkg-deb. Anything
 * else is refused, so that a new option is noticed.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface DebOptions {
  /** By their long names without dashes; those that may come more than once have several values. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** From a file or a folder (ends with a slash) to a place in the package. */
  readonly mappings: readonly { readonly from: string; readonly to: string }[];
}

const FLAGS = new Set(['--force', '--debug']);
const WITH_VALUE = new Set(
  [
    '-s -t -d --deb-recommends --deb-compression --architecture --after-install --after-remove --description',
    '--version --package --name --maintainer --vendor --url --license --category --deb-priority --log',
  ]
    .join(' ')
    .split(' '),
);

export function readOptions(words: readonly string[]): DebOptions {
  const values = new Map<string, string[]>();
  const mappings: { from: string; to: string }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (FLAGS.has(word)) continue;
    if (WITH_VALUE.has(word)) {
      const name = word.replace(/^-+/, '');
      values.set(name, [...(values.get(name) ?? []), words[++at] ?? '']);
    } else {
      const split = word.lastIndexOf('=');
      if (word.startsWith('-') || split < 0) throw new Error(`not known to this stand-in for fpm: ${word}`);
      mappings.push({ from: word.slice(0, split), to: word.slice(split + 1) });
    }
  }
  if (values.get('t')?.[0] !== 'deb' || values.get('s')?.[0] !== 'dir')
    throw new Error('this stand-in for fpm makes a .deb from a folder and nothing else');
  return { values, mappings };
}

/** DEBIAN/control, in the order of Debian Policy 5.3. `kilobytes` is what the package takes when installed. */
export function controlFile({ values }: DebOptions, kilobytes: number): string {
  const one = (name: string): string => values.get(name)?.[0] ?? '';
  const [summary = '', ...rest] = one('description').split('\n');
  const fields: readonly (readonly [string, string])[] = [
    ['Package', one('name')],
    ['Version', one('version')],
    ['Section', one('category')],
    ['Priority', one('deb-priority')],
    ['Architecture', one('architecture')],
    ['Depends', (values.get('d') ?? []).join(', ')],
    ['Recommends', (values.get('deb-recommends') ?? []).join(', ')],
    ['Installed-Size', String(kilobytes)],
    ['Maintainer', one('maintainer')],
    ['Homepage', one('url')],
    [
      'Description',
      [summary.trim() || (rest[0] ?? '').trim(), ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
    ],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function makeDeb(options: DebOptions): void {
  const root = mkdtempSync(path.join(tmpdir(), 'lanjuan-deb-'));
  try {
    for (const { from, to } of options.mappings) place(from, path.join(root, to));
    // chrome-sandbox keeps its bits: electron-builder sets them in the script that runs after installing.
    execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
    const size = execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0];
    const debian = path.join(root, 'DEBIAN');
    mkdirSync(debian);
    writeFileSync(path.join(debian, 'control'), controlFile(options, Number(size)));
    for (const [option, script] of [
      ['after-install', 'postinst'],
      ['after-remove', 'postrm'],
    ] as const) {
      const file = options.values.get(option)?.[0];
      if (!file) continue;
      copyFileSync(file, path.join(debian, script));
      chmodSync(path.join(debian, script), 0o755);
    }
    const output = options.values.get('package')?.[0] ?? '';
    rmSync(output, { force: true });
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, output]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function place(from: string, to: string): void {
  if (from.endsWith('/')) {
    mkdirSync(to, { recursive: true });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    return;
  }
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  makeDeb(readOptions(process.argv.slice(2)));
