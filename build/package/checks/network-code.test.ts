import { describe, expect, it } from 'vitest';
import { networkCode } from './network-code.ts';

describe('code that could reach a network', () => {
  it.each([
    [`import http from 'http';`, 'asks for http'],
    [`export * from 'node:net';`, 'asks for node:net'],
    [`const dgram = require("node:dgram");`, 'asks for node:dgram'],
    ['const tls = await import(`tls`);', 'asks for …'],
    [`__require('dns').lookup('x')`, 'asks for dns'],
    [`process.getBuiltinModule('http2')`, 'asks for http2'],
    [`import { execFile } from 'node:child_process';`, 'asks for node:child_process'],
    [`require(name)`, 'asks for …'],
    [`fetch('https://example.invalid')`, 'calls fetch'],
    [`globalThis.fetch(x)`, 'calls fetch'],
    [`new XMLHttpRequest()`, 'calls XMLHttpRequest'],
    [`new WebSocket(x)`, 'calls WebSocket'],
    [`import { app, net } from 'electron';`, 'takes net from electron'],
    [`import { shell as s } from 'electron'; s.openExternal(x);`, 'names openExternal'],
    [`electron.shell['openExternal'](x)`, 'names openExternal'],
    [`const { openExternal: open } = shell;`, 'names openExternal'],
  ])('is found: %s', (script, what) => {
    expect(networkCode(script)).toEqual([what]);
  });

  it.each([
    `import { readFileSync } from 'node:fs';`,
    `import { app } from 'electron';`,
    `import { shell } from 'electron'; shell.openPath(file);`,
    `await import('./assets/read-pdf.js');`,
    `this._index.fetch(term)`,
    `// fetch('https://example.invalid')`,
    `const words = "fetch('x')";`,
    `class Map { fetch(key) { return key; } }`,
  ])('is not seen in: %s', (script) => {
    expect(networkCode(script)).toEqual([]);
  });
});
