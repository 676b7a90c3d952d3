import { unzipSync } from 'fflate';
import { ArchiveError } from '../../contract/errors.ts';
import { xmlOf } from './xml-of.ts';
import { checkZipSizes } from './zip-sizes.ts';

/** The parts of a packed document, unpacked after their sizes were measured. */
export class ZipText {
  readonly #entries: Readonly<Record<string, Uint8Array>>;
  /** Names as they are written by their plain form: Windows does not tell A from a, and parts paths by another sign. */
  readonly #written: ReadonlyMap<string, string>;

  private constructor(entries: Readonly<Record<string, Uint8Array>>) {
    this.#entries = entries;
    this.#written = new Map(Object.keys(entries).map((name) => [plain(name), name]));
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
    return this.#entries[entry] ?? this.#entries[this.#written.get(plain(entry)) ?? ''];
  }

  /** '' for a part that is not there. */
  text(entry: string): string {
    const bytes = this.bytes(entry);
    return bytes ? xmlOf(bytes) : '';
  }
}

/** Without steps up and down, in one case. */
function plain(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').toLowerCase().split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
