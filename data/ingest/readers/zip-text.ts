import { strFromU8, unzipSync } from 'fflate';
import { ArchiveError } from '../../contract/errors.ts';
import { checkZipSizes } from './zip-sizes.ts';

/** The parts of a packed document, unpacked after their sizes were measured. */
export class ZipText {
  readonly #entries: Readonly<Record<string, Uint8Array>>;

  private constructor(entries: Readonly<Record<string, Uint8Array>>) {
    this.#entries = entries;
  }

  /** Throws file_too_large or file_unreadable. */
  static open(name: string, bytes: Uint8Array, wanted: (entry: string) => boolean = () => true): ZipText {
    checkZipSizes(name, bytes);
    try {
      return new ZipText(unzipSync(bytes, { filter: (entry) => wanted(entry.name) }));
    } catch (error) {
      throw new ArchiveError('file_unreadable', `${name}: ${String(error)}`, { cause: error });
    }
  }

  get names(): readonly string[] {
    return Object.keys(this.#entries);
  }

  bytes(entry: string): Uint8Array | undefined {
    return this.#entries[entry];
  }

  /** '' for a part that is not there. */
  text(entry: string): string {
    const bytes = this.#entries[entry];
    return bytes ? strFromU8(bytes).replace(/^\ufeff/, '') : '';
  }
}
