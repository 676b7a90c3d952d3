import { randomUUID } from 'node:crypto';
import { ArchiveError } from './contract/errors.ts';
import { LARGEST_ORIGINAL } from './contract/file-limits.ts';
import type { FileToImport } from './contract/library-model.ts';
import type { OriginalText } from './ingest/original-text.ts';
import type { ReaderThread } from './ingest/readers/reader-thread-host.ts';

/** How much is held at once. */
export interface HeldMost {
  readonly files: number;
  readonly bytes: number;
}

/** One for each window, and no more than memory has room for. */
const MOST_GROWING = 2;
const MOST: HeldMost = { files: 1000, bytes: 256 * 1024 * 1024 };

/** A file as it came with a request, or one that an earlier request left here. */
export type GivenFile = FileToImport | { readonly ticket: string };

/** What a person has chosen: an encoding, and to wait longer. */
export interface HowToRead {
  readonly encoding?: string | undefined;
  readonly isPatient?: boolean | undefined;
}

/** `ticket`: that of the piece before; left out for the first. */
export interface PieceOfFile {
  readonly name: string;
  readonly ticket?: string | undefined;
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}

interface GrowingFile {
  readonly name: string;
  readonly pieces: readonly Uint8Array[];
  readonly size: number;
}

interface Held {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As read with an encoding that a person chose; '' for the one that was found. */
  readonly read: Map<string, OriginalText>;
}

/**
 * Files that have been looked at and may be taken in: sent once and read once, however often their record is put right
 * in between. The oldest make room for the newest.
 */
export class HeldFiles {
  readonly #reader: ReaderThread;
  readonly #held = new Map<string, Held>();
  /** Files of which not all pieces have come. */
  readonly #growing = new Map<string, GrowingFile>();
  readonly #most: HeldMost;
  #bytes = 0;

  constructor(reader: ReaderThread, most = MOST) {
    this.#reader = reader;
    this.#most = most;
  }

  /** Throws not_found for a ticket that is no longer held: then the file is to be sent again. */
  hold(file: GivenFile): string {
    if ('ticket' in file) {
      this.#heldAt(file.ticket);
      return file.ticket;
    }
    return this.keep(file.name, Buffer.from(file.contentBase64, 'base64'));
  }

  /**
   * A piece of a file that comes in several. Returns the ticket for the next one, and for the file once it is whole. Throws
   * not_found for a ticket under which nothing is put together, file_too_large.
   */
  grow({ name, ticket, bytes, isLast }: PieceOfFile): string {
    const growing = ticket === undefined ? { name, pieces: [], size: 0 } : this.#growing.get(ticket);
    if (!growing) throw new ArchiveError('not_found', `nothing is put together under ${ticket}`);
    if (ticket !== undefined) this.#growing.delete(ticket);
    const size = growing.size + bytes.length;
    if (size > LARGEST_ORIGINAL)
      throw new ArchiveError('file_too_large', `${name} has more than ${size} bytes`);
    const pieces = [...growing.pieces, bytes];
    if (isLast) return this.keep(growing.name, Buffer.concat(pieces));
    const next = ticket ?? randomUUID();
    this.#growing.set(next, { name: growing.name, pieces, size });
    // Whoever began another file has given this one up.
    for (const oldest of this.#growing.keys())
      if (this.#growing.size > MOST_GROWING) this.#growing.delete(oldest);
    return next;
  }

  /** A file that came in another. */
  keep(name: string, bytes: Uint8Array): string {
    const ticket = randomUUID();
    const held: Held = { name, bytes, read: new Map() };
    this.#held.set(ticket, held);
    this.#bytes += held.bytes.length;
    for (const [oldest, { bytes }] of this.#held) {
      if (oldest === ticket || (this.#held.size <= this.#most.files && this.#bytes <= this.#most.bytes))
        break;
      this.#held.delete(oldest);
      this.#bytes -= bytes.length;
    }
    return ticket;
  }

  nameOf(ticket: string): string {
    return this.#heldAt(ticket).name;
  }

  bytesOf(ticket: string): Uint8Array {
    return this.#heldAt(ticket).bytes;
  }

  /** In bytes; 0 for a ticket that is no longer held. */
  sizeOf(ticket: string): number {
    return this.#held.get(ticket)?.bytes.length ?? 0;
  }

  /** Throws what the reader throws, and not_found. */
  async read(ticket: string, { encoding = '', isPatient = false }: HowToRead = {}): Promise<OriginalText> {
    const { name, bytes, read } = this.#heldAt(ticket);
    const known = read.get(encoding);
    if (known) return known;
    const original = await this.#reader.read({
      name,
      bytes,
      encoding: encoding || undefined,
      isPatient,
    });
    read.set(encoding, original);
    return original;
  }

  /** It has been taken in, or refused for good. */
  release(ticket: string): void {
    this.#bytes -= this.#held.get(ticket)?.bytes.length ?? 0;
    this.#held.delete(ticket);
  }

  #heldAt(ticket: string): Held {
    const held = this.#held.get(ticket);
    if (!held) throw new ArchiveError('not_found', `no file is held under ${ticket}`);
    return held;
  }
}
