import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { faultOf, LogFile } from './log-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-log-'));
const file = path.join(folder, 'lanjuan.log');
afterEach(() => {
  for (const name of [file, `${file}.1`]) rmSync(name, { force: true });
});

const AT = new Date('2026-03-02T08:00:00Z');

describe('the log of the desktop program', () => {
  it('has a line of JSON for every event, with its time', () => {
    const log = new LogFile(file);
    log.write({ event: 'closing' }, AT);
    log.write({ event: 'refused', method: 'search.run', code: 'internal' }, AT);
    expect(readFileSync(file, 'utf8')).toBe(
      '{"at":"2026-03-02T08:00:00.000Z","event":"closing"}\n' +
        '{"at":"2026-03-02T08:00:00.000Z","event":"refused","method":"search.run","code":"internal"}\n',
    );
  });

  it('keeps the file before and never grows beyond two of its size', () => {
    const log = new LogFile(file, 1000);
    for (let count = 0; count < 95; count++)
      log.write({ event: 'process-gone', kind: 'GPU', reason: 'crashed', exitCode: count }, AT);
    expect(statSync(file).size).toBeLessThanOrEqual(1000);
    expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(1000);
    expect(log.newest(3).map((line) => (JSON.parse(line) as { exitCode: number }).exitCode)).toEqual([
      92, 93, 94,
    ]);
    expect(log.newest(11)).toHaveLength(11);
  });

  it('is for its person alone', () => {
    new LogFile(file).write({ event: 'closing' });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('lets the program go on where it cannot be written', () => {
    const log = new LogFile(path.join(folder, 'no such folder', 'lanjuan.log'));
    log.write({ event: 'closing' });
    expect(log.newest(1)).toEqual([]);
    expect(existsSync(path.join(folder, 'no such folder'))).toBe(false);
  });
});

describe('an exception in the log', () => {
  function failing(message: string): Error {
    return new TypeError(message);
  }

  it('is where it happened', () => {
    const fault = faultOf(failing('x'));
    expect(fault).toMatchObject({ event: 'fault', name: 'TypeError' });
    expect(JSON.stringify(fault)).toMatch(/failing \(electron\/desktop\/log-file\.test\.ts:\d+:\d+\)/);
  });

  it('never holds what was said, whatever that looks like', () => {
    const said = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'放心消费 \n()at:/.1'), minLength: 3, maxLength: 60 }),
      fc.constant('secret\n    at secret (secret.ts:1:2)'),
      fc.constant(
        'unknown report "放心消费"\n    at 放心消费 (放心消费.ts:1:2)\n    at 放心 (/消费/a.ts:1:2)',
      ),
    );
    fc.assert(
      fc.property(said, (message) => {
        expect(JSON.stringify(faultOf(failing(message)))).not.toMatch(/[放心消费]|secret/u);
      }),
    );
  });

  it('names no folder of the person', () => {
    const error = failing('x');
    error.stack =
      'TypeError: x\n    at open (/home/王小明/资料/lanjuan/resources/app.asar/dist/app/main/main.js:9:1)';
    expect(faultOf(error)).toMatchObject({ frames: ['open (app/main/main.js:9:1)'] });
    error.stack = 'TypeError: x\n    at open (C:\\Users\\wang\\a.js:9:1)\n    at async C:\\用户\\b.js:1:1';
    expect(JSON.stringify(faultOf(error))).not.toContain('用户');
  });

  it('says no more of a thing that is no error than what kind it is', () => {
    expect(faultOf('放心消费')).toEqual({ event: 'fault', name: 'string', frames: [] });
  });
});
