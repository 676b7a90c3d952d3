import type { Arch, System } from '../standin/electron-files.ts';

export interface ArtefactName {
  readonly kind: 'setup' | 'portable' | 'zip' | 'dmg' | 'deb' | 'AppImage' | 'tar.gz';
  readonly system: System;
  readonly arch: Arch;
  readonly version: string;
}

const NAME =
  /^lanjuan-(?<version>\d+\.\d+\.\d+[^-]*)-(?<os>linux|win|mac)-(?<arch>x64|x86_64|amd64|arm64|aarch64)(?:-(?<form>setup|portable))?\.(?<end>exe|zip|dmg|deb|AppImage|tar\.gz)$/;

const SYSTEMS = { linux: 'linux', win: 'win32', mac: 'darwin' } as const;

/** What a file name promises; null for a file that is none of ours. */
export function artefactName(file: string): ArtefactName | null {
  const said = NAME.exec(file)?.groups;
  if (!said) return null;
  const { os, form, end } = said;
  if ((end === 'exe') !== (form !== undefined)) return null;
  return {
    // The pattern lets nothing else through.
    kind: (form ?? end) as ArtefactName['kind'],
    system: SYSTEMS[os as keyof typeof SYSTEMS],
    arch: /arm64|aarch64/.test(said['arch'] ?? '') ? 'arm64' : 'x64',
    version: said['version'] ?? '',
  };
}
