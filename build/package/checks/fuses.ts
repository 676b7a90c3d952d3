import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { PackedApp } from '../artefacts/packed-app.ts';
import type { Check } from './expected.ts';

/** electron-builder's names for Electron's fuses. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;

type FuseName = keyof typeof FUSES;

/** On the wire: the characters '0' and '1'. */
const OFF = 0x30;
const ON = 0x31;

/** As they are set in the program, by electron-builder's names; null where the program has no such fuse. */
export async function readFuses(app: PackedApp): Promise<Readonly<Record<FuseName, boolean | null>>> {
  const wire = await getCurrentFuseWire(program(app));
  const read = (name: FuseName): boolean | null => {
    const state = Number(wire[FUSES[name]]);
    return state === ON ? true : state === OFF ? false : null;
  };
  // Keys come from FUSES itself.
  return Object.fromEntries(Object.keys(FUSES).map((name) => [name, read(name as FuseName)])) as Record<
    FuseName,
    boolean | null
  >;
}

/** @electron/fuses finds the framework in a .app by itself. */
function program(app: PackedApp): string {
  if (app.system === 'darwin') return app.root;
  return path.join(app.root, app.system === 'win32' ? 'lanjuan.exe' : 'lanjuan');
}

export const checkFuses: Check = async (app, { fuses }) => {
  const unknown = Object.keys(fuses).filter((name) => !(name in FUSES));
  const found = await readFuses(app);
  return [
    ...unknown.map((name) => `a fuse of the configuration is not read back: ${name}`),
    ...Object.entries(found)
      .filter(([name, value]) => value !== fuses[name])
      .map(([name, value]) => `fuse ${name} is ${value}, not ${fuses[name]}`),
  ];
};
