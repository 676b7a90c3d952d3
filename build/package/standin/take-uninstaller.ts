/**
 * In place of `wine` in a rehearsal: `wine SETUP.exe`. electron-builder runs wine for one thing only, to have a first
 * installer write the uninstaller that the second one carries. It lies inside as a data block that begins like NSIS data
 * itself; program + block = uninstaller.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

/** Bytes 4 to 20 of NSIS data: DEADBEEF, "NullsoftInst". */
const SIGNATURE = Buffer.from('efbeadde4e756c6c736f6674496e7374', 'hex');
/** Flags, signature, length of the header, length of all that follows. */
const FIRST_HEADER = 28;
const COMPRESSED = 0x8000_0000;

/** The uninstaller in an installer; throws where there is none, or more than one. */
export function takeUninstaller(installer: Buffer): Buffer {
  const end = endOfProgram(installer);
  const data = installer.subarray(end);
  if (!isInstallerData(data)) throw new Error('no NSIS data behind the program');
  const found = blocksOf(data).filter(isInstallerData);
  const [only] = found;
  if (found.length !== 1 || !only) throw new Error(`${found.length} uninstallers in the installer`);
  return Buffer.concat([installer.subarray(0, end), only]);
}

/** Where the last section of a Windows program ends; what lies behind is its passenger. */
function endOfProgram(program: Buffer): number {
  const head = program.readUInt32LE(0x3c);
  if (program.toString('latin1', head, head + 4) !== 'PE\0\0') throw new Error('not a Windows program');
  const sections = program.readUInt16LE(head + 6);
  const table = head + 24 + program.readUInt16LE(head + 20);
  let end = 0;
  for (let index = 0; index < sections; index++) {
    const size = program.readUInt32LE(table + 40 * index + 16);
    const start = program.readUInt32LE(table + 40 * index + 20);
    if (start > 0) end = Math.max(end, start + size);
  }
  return end;
}

function isInstallerData(data: Buffer): boolean {
  return data.length >= FIRST_HEADER && data.subarray(4, 20).equals(SIGNATURE);
}

/** Each block has its length before it; the highest bit says that it is deflated. */
function blocksOf(data: Buffer): readonly Buffer[] {
  const blocks: Buffer[] = [];
  let at = FIRST_HEADER;
  while (at + 4 <= data.length) {
    const word = data.readUInt32LE(at);
    const length = (word & ~COMPRESSED) >>> 0;
    if (length === 0 || at + 4 + length > data.length) break;
    const block = data.subarray(at + 4, at + 4 + length);
    blocks.push((word & COMPRESSED) !== 0 ? inflateRawSync(block) : block);
    at += 4 + length;
  }
  return blocks;
}

function main(installer: string | undefined): void {
  if (!installer?.endsWith('.exe'))
    throw new Error(`unexpected arguments: ${process.argv.slice(2).join(' ')}`);
  // The name that electron-builder's script gives it.
  const name = `${path.basename(installer, 'exe')}__uninstaller.exe`;
  writeFileSync(path.join(path.dirname(installer), name), takeUninstaller(readFileSync(installer)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv[2]);
