import { unzipSync } from 'fflate';
import { ArchiveError } from '../../contract/errors.ts';
import { byMark, strictly } from './decode-text.ts';
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
    return bytes ? decoded(bytes) : '';
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

/** UTF-8 where that it is; else by its mark, or as it says itself (`encoding="GBK"`, `charset=gb2312`). */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, STATED_WITHIN));
  const stated = /\b(?:encoding|charset)\s*=\s*["']?([\w-]{3,20})/i.exec(start)?.[1];
  const text =
    strictly(bytes, byMark(bytes) ?? 'UTF-8') ?? (stated === undefined ? null : strictly(bytes, stated));
  return text?.text.replace(/^\ufeff/, '') ?? new TextDecoder().decode(bytes);
}

const STATED_WITHIN = 2048;
