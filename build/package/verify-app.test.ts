import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUDGET } from './checks/size.ts';
import { elf, EXPECTED, makeSampleApp, SOUND, type Parts } from './testing/sample-app.ts';
import { verifyApp } from './verify-app.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BINDING = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
const WORKER = 'dist/app/library-worker/library-worker.js';

const packed = (more: Parts['packed']): Parts => ({ ...SOUND, packed: { ...SOUND.packed, ...more } });
const beside = (more: Parts['beside']): Parts => ({ ...SOUND, beside: { ...SOUND.beside, ...more } });
const without = (name: string): Parts => ({
  ...SOUND,
  packed: Object.fromEntries(Object.entries(SOUND.packed).filter(([one]) => one !== name)),
});

const FAULTS: readonly (readonly [string, Parts, RegExp])[] = [
  [
    'a source map',
    packed({ 'dist/app/main/main.js.map': '{}' }),
    /not to be shipped: dist\/app\/main\/main\.js\.map/,
  ],
  ['a test', packed({ 'data/text/normalise.test.ts': '' }), /not to be shipped: data\/text/],
  [
    'the localhost server',
    packed({ 'dist/app/localhost/localhost.js': '' }),
    /not to be shipped: dist\/app\/localhost/,
  ],
  ['another production package', packed({ 'node_modules/node-addon-api/napi.h': '' }), /node-addon-api/],
  ['no page', without('dist/app/renderer/index.html'), /lacks dist\/app\/renderer\/index\.html/],
  [
    'two native modules',
    packed({ [BINDING.replace('linux', 'win32')]: elf(62) }),
    /native modules: .*win32-x64/,
  ],
  ['no native module', without(BINDING), /native modules: none/],
  ['a native module of another processor', packed({ [BINDING]: elf(183) }), /is for linux-arm64/],
  ['a native module that is none', packed({ [BINDING]: Buffer.alloc(64) }), /is for no machine known/],
  [
    'development fields',
    packed({ 'package.json': '{"name":"lanjuan","version":"0.1.0","scripts":{}}' }),
    /ships scripts/,
  ],
  [
    'another version',
    packed({ 'package.json': '{"name":"lanjuan","version":"0.0.9"}' }),
    /is of lanjuan 0\.0\.9/,
  ],
  [
    'a path of the builder',
    packed({ [WORKER]: '// /home/builder/lanjuan/data/x.ts' }),
    /names \/home\/builder/,
  ],
  ['an HTTP client', packed({ [WORKER]: `import { get } from 'node:https';` }), /asks for node:https/],
  ['a fetch', packed({ [WORKER]: `await fetch('https://example.invalid');` }), /calls fetch/],
  [
    'pages that may connect',
    packed({ 'dist/app/main/main.js': `const P = "default-src 'self'";` }),
    /does not forbid connections/,
  ],
  [
    'another archive',
    beside({ 'resources/data/archive.sqlite': 'SQLite format 4\0' }),
    /not the one that was built/,
  ],
  ['a stray file', beside({ 'resources/default_app.asar.txt': '' }), /resources\/default_app/],
  ['a stray library', beside({ 'libcurl.so': '' }), /not to be shipped: libcurl\.so/],
  ['no licences', beside({ 'resources/THIRD-PARTY-LICENCES.txt': 'none' }), /no licence of svelte 5\.57\.3/],
  ['another language', beside({ 'locales/fr.pak': '' }), /languages en-US, fr, zh-CN/],
  ['a fuse left on', { ...SOUND, runAsNode: true }, /fuse runAsNode is true, not false/],
  [
    'too much of it',
    packed({ 'dist/app/threads/cmaps/big.bcmap': ' '.repeat(BUDGET) }),
    /bytes without archive/,
  ],
];

describe('an unpacked program', () => {
  it('has nothing wrong when it is as it should be', async () => {
    expect(await verifyApp(await makeSampleApp(folder, SOUND), EXPECTED)).toEqual([]);
  });

  it.each(FAULTS)('is refused with %s', async (_name, parts, sentence) => {
    const wrong = await verifyApp(await makeSampleApp(folder, parts), EXPECTED);
    expect(wrong.join('\n')).toMatch(sentence);
  });

  it('is refused when a packed file was changed afterwards', async () => {
    const app = await makeSampleApp(folder, SOUND);
    const content = readFileSync(app.asar);
    const at = content.indexOf('<!doctype html>');
    content.write('<!DOCTYPE html>', at);
    writeFileSync(app.asar, content);
    expect(await verifyApp(app, EXPECTED)).toEqual([
      'dist/app/renderer/index.html is not what the asar states',
    ]);
  });
});
