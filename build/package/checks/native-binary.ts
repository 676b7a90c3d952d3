import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Arch, System } from '../standin/electron-files.ts';
import type { Check } from './expected.ts';

export interface Machine {
  readonly system: System;
  readonly arch: Arch;
}

/** e_machine of ELF, Machine of PE, cputype of Mach-O. */
const ELF: ReadonlyMap<number, Arch> = new Map([
  [62, 'x64'],
  [183, 'arm64'],
]);
const PE: ReadonlyMap<number, Arch> = new Map([
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
]);
const MACH_O: ReadonlyMap<number, Arch> = new Map([
  [0x0100_0007, 'x64'],
  [0x0100_000c, 'arm64'],
]);

/** For which system and processor a program or library was compiled, by its first bytes; null for anything else. */
export function machineOf(content: Buffer): Machine | null {
  if (content.length < 64) return null;
  if (content.readUInt32BE(0) === 0x7f45_4c46) return machine('linux', ELF.get(content.readUInt16LE(18)));
  if (content.readUInt32LE(0) === 0xfeed_facf) return machine('darwin', MACH_O.get(content.readUInt32LE(4)));
  if (content.toString('latin1', 0, 2) !== 'MZ') return null;
  const head = content.readUInt32LE(60);
  if (head + 6 > content.length || content.toString('latin1', head, head + 4) !== 'PE\0\0') return null;
  return machine('win32', PE.get(content.readUInt16LE(head + 4)));
}

function machine(system: System, arch: Arch | undefined): Machine | null {
  return arch ? { system, arch } : null;
}

/** Exactly one native module, under the right name and for the right machine. */
export const checkNativeBinary: Check = (app) => {
  const wanted = `app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${app.system}-${app.arch}.node`;
  const found = app.below(app.resources).filter((name) => name.endsWith('.node'));
  if (found.length !== 1 || found[0] !== wanted)
    return [`native modules: ${found.join(', ') || 'none'}; wanted ${wanted}`];
  const made = machineOf(readFileSync(path.join(app.resources, wanted)));
  return made?.system === app.system && made.arch === app.arch
    ? []
    : [`${wanted} is for ${made ? `${made.system}-${made.arch}` : 'no machine known'}`];
};
