import type { PackedApp } from '../artefacts/packed-app.ts';
import type { ShippedPackage } from '../shipped-packages.ts';
import type { Versions } from '../versions.ts';

/** What an artefact is held against. */
export interface Expected {
  readonly versions: Versions;
  readonly packages: readonly ShippedPackage[];
  /** SHA-256 in hex. */
  readonly archive: string;
  /** Of this machine, that must not be found in a file: the checkout, the home folder. */
  readonly buildPaths: readonly string[];
  /** By the names of electron-builder's configuration. */
  readonly fuses: Readonly<Record<string, boolean>>;
  /** A rehearsal: Electron's own files are stand-ins. */
  readonly standIn: boolean;
}

/** Sentences about what is wrong; none when all is well. */
export type Check = (app: PackedApp, expected: Expected) => readonly string[] | Promise<readonly string[]>;
