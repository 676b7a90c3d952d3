import fs from 'node:fs';
import path from 'node:path';
import { APP, expect, test } from './rehearsal/harness/fixture.ts';
import { Rehearsal } from './rehearsal/harness/rehearsal.ts';

// The same file as the program reads, which npm could not read otherwise.
const { version: VERSION } = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'),
) as { readonly version: string };

interface Report {
  readonly steps: readonly { readonly step: string; readonly passed: boolean }[];
}

test('a smoke test opens the library and the page, reports what it did, and ends by itself with 0', async ({
  rehearse,
}, info) => {
  const file = info.outputPath('自检.json');
  const args = ['--smoke-test', '--library', info.outputPath('馆藏'), '--report', file];
  const app = await rehearse({ args });
  expect(await app.exited).toBe(0);
  const written = fs.readFileSync(file, 'utf8');
  expect(app.output()).toContain(written);
  const report = JSON.parse(written) as Report;
  expect(report).toMatchObject({ smokeTest: 'passed', program: `lanjuan ${VERSION}` });
  expect(report.steps.map(({ step }) => step)).toContain('the window is visible');
  expect(report.steps.filter(({ passed }) => !passed)).toEqual([]);
  expect(written).not.toContain(info.outputPath());
});

test('a smoke test of a program without its archive ends with 1', async ({ browser }, info) => {
  const checkout = path.resolve(APP, '../..');
  const copy = info.outputPath('program');
  fs.cpSync(APP, path.join(copy, 'dist/app'), { recursive: true });
  fs.copyFileSync(path.join(checkout, 'package.json'), path.join(copy, 'package.json'));
  fs.symlinkSync(path.join(checkout, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const main = path.join(copy, 'dist/app/main/main.js');
  const args = ['--smoke-test', '--library', info.outputPath('馆藏')];
  const app = await Rehearsal.launch({ browser, main, home: info.outputPath('home'), args });
  expect(await app.exited).toBe(1);
  expect(app.output()).toContain('no report in the archive');
});
