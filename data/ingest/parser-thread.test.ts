import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-parser-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** (func $f (import "e" "f") (param i32) (result i32)), and a `run` that calls it as often as it is told. */
const MODULE = [
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 10, 2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 1, 0x7f, 0],
  ...[2, 7, 1, 1, 101, 1, 102, 0, 0],
  ...[3, 2, 1, 1],
  ...[7, 7, 1, 3, 114, 117, 110, 0, 1],
  // loop: drop(f(n)); n = n - 1; again unless n is 0
  ...[10, 21, 1, 19, 0, 3, 0x40, 0x20, 0, 0x10, 0, 0x1a, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 11, 11],
];

const entry = path.join(folder, 'entry.mjs');
writeFileSync(
  entry,
  `const module = new WebAssembly.Module(new Uint8Array(${JSON.stringify(MODULE)}));
   new WebAssembly.Instance(module, { e: { f: (n) => n + 1 } }).exports.run(5000);`,
);

/** What V8 compiles where a thread, started so, calls JavaScript from WebAssembly 5,000 times. */
function compiledBy(start: string): string {
  const main = path.join(folder, 'main.mjs');
  const log = path.join(folder, 'v8.log');
  const ours = pathToFileURL(path.join(import.meta.dirname, 'parser-thread.ts')).href;
  writeFileSync(
    main,
    `import { Worker } from 'node:worker_threads';
     import { startParserThread } from ${JSON.stringify(ours)};
     ${start}.on('error', (error) => { throw error; });`,
  );
  execFileSync(process.execPath, ['--log-code', '--no-logfile-per-isolate', `--logfile=${log}`, main]);
  return readFileSync(log, 'utf8');
}

it('compiles no calls from WebAssembly to JavaScript: V8 may free one twice where threads end', () => {
  const file = JSON.stringify(entry);
  expect(compiledBy(`new Worker(${file})`)).toContain('wasm-to-js');
  const ours = compiledBy(`startParserThread(${file})`);
  expect(ours).toContain('entry.mjs');
  expect(ours).not.toContain('wasm-to-js');
});
