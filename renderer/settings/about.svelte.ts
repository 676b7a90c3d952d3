import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ArchiveFingerprint } from '../../data/contract/library-model.ts';

/** Versions of what the program runs in; the desktop program alone knows them. */
export type RuntimeVersions = Readonly<Partial<Record<'electron' | 'chromium' | 'node', string>>>;

/** What the box about the program shows. Checksums are reckoned when it is opened. */
export class AboutState {
  isOpen = $state(false);
  /** Null until they are reckoned. */
  fingerprints = $state.raw<readonly ArchiveFingerprint[] | null>(null);
  error = $state.raw<unknown>(null);
  readonly #client: ArchiveClient;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.fingerprints = null;
    this.error = null;
    try {
      this.fingerprints = await this.#client.call('archives.fingerprints', {});
    } catch (error) {
      this.error = error;
    }
  }

  close(): void {
    this.isOpen = false;
  }
}

/** One line for each thing, to be pasted into a report or compared with a list of checksums. */
export function aboutText(
  version: string,
  runtime: RuntimeVersions,
  fingerprints: readonly ArchiveFingerprint[],
): string {
  const parts = runtimeParts(runtime).map(([name, value]) => `${name} ${value}`);
  return [
    `览卷 Lanjuan ${version}`,
    ...(parts.length > 0 ? [parts.join(' · ')] : []),
    // The second and third columns are as sha256sum writes them.
    ...fingerprints.flatMap(({ fileName, editionId, sha256 }) => [
      `${sha256}  ${fileName}`,
      `  edition ${editionId}`,
    ]),
  ].join('\n');
}

export function runtimeParts(runtime: RuntimeVersions): readonly (readonly [string, string])[] {
  const { electron, chromium, node } = runtime;
  const parts = [
    ['Electron', electron],
    ['Chromium', chromium],
    ['Node', node],
  ] as const;
  return parts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}
