import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineOf } from './native-binary.ts';

const PREBUILDS = path.resolve(import.meta.dirname, '../../../node_modules/better-sqlite3/prebuilds');

describe('the machine that a native module is for', () => {
  it('is read from each of the binaries that better-sqlite3 brings', () => {
    const shipped = /^(linux|darwin|win32)-(x64|arm64)\.node$/;
    const names = readdirSync(PREBUILDS).filter((name) => shipped.test(name));
    expect(names.length).toBe(6);
    for (const name of names) {
      const machine = machineOf(readFileSync(path.join(PREBUILDS, name)));
      expect(`${machine?.system}-${machine?.arch}.node`).toBe(name);
    }
  });

  it('is not made up for other files', () => {
    expect(machineOf(Buffer.from('#!/bin/sh\n'.repeat(10)))).toBeNull();
    expect(machineOf(Buffer.from('MZ'.padEnd(80, ' ')))).toBeNull();
    expect(machineOf(Buffer.alloc(10))).toBeNull();
  });
});
