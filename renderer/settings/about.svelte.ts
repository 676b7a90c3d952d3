import type { ArchiveFingerprint } from '../../data/contract/library-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';

/** Versions of what the program runs in; the desktop program alone knows them. */
export type RuntimeVersions = Readonly<Partial<Record<'electron' | 'chromium' | 'node', string>>>;

/** What the box about the program shows. Checksums are reckoned when it is opened. */
export class AboutState {
  isOpen = $state(false);
  readonly #query: LiveQuery<object, readonly ArchiveFingerprint[]>;

  constructor(client: WindowClient) {
    this.#query = liveMethod(client, 'archives.fingerprints', { isShown: () => this.isOpen });
  }

  /** Null until they are reckoned. */
  get fingerprints(): readonly ArchiveFingerprint[] | null {
    return this.#query.value;
  }

  get error(): unknown {
    return this.#query.error;
  }

  async open(): Promise<void> {
    this.isOpen = true;
    await this.#query.ask({});
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
