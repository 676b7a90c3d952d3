import { createHash } from 'node:crypto';

/** A note as its file names it. */
export interface NamedNote {
  /** Null where the file gives it no name. */
  readonly name: string | null;
  /** What it names as its targets: other notes of the file, or texts. */
  readonly named: readonly string[];
  /** The note as it lies in the file. */
  readonly contents: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A UUID for what a program calls its note (an http address, a number): the same for the same name, so that a file read
 * twice brings nothing the second time. Version 8 of RFC 9562, from SHA-256.
 */
export function idFor(name: string): string {
  const own = ownId(name);
  if (UUID.test(own)) return own;
  const hex = createHash('sha256').update(`lanjuan ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The ids of the notes of a file, in its order. A name that is the same in every file (an address, a UUID) is enough;
 * `#1`, `_:b0`, `anno/1` or no name at all name another note in another file: such a note is told by what it holds and by
 * what it answers, so that the same file again is known and the note of another file is not.
 */
export function identitiesOf(notes: readonly NamedNote[]): readonly string[] {
  const indexOf = indexOfNames(notes);
  const ids: string[] = [];
  notes.forEach((_, start) => {
    const path: number[] = [];
    const onPath = new Set<number>();
    let at: number | null = start;
    // Without recursion: twenty thousand answers to each other are a thread like any other.
    while (at !== null && ids[at] === undefined && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = isGlobal(notes[at]!.name) ? null : answeredIn(notes[at]!, indexOf);
    }
    let above = at === null ? undefined : ids[at];
    for (const index of path.reverse()) above = ids[index] = identityOf(notes[index]!, above);
  });
  return ids;
}

/** The place of each name in the file; of one that is there twice the first. */
export function indexOfNames(notes: readonly NamedNote[]): ReadonlyMap<string, number> {
  const indexOf = new Map<string, number>();
  notes.forEach(({ name }, index) => {
    if (name !== null && !indexOf.has(name)) indexOf.set(name, index);
  });
  return indexOf;
}

function answeredIn({ named }: NamedNote, indexOf: ReadonlyMap<string, number>): number | null {
  for (const name of named) {
    const index = indexOf.get(name);
    if (index !== undefined) return index;
  }
  return null;
}

function identityOf({ name, contents }: NamedNote, above: string | undefined): string {
  if (name !== null && isGlobal(name)) return idFor(name);
  const said = [name, contents, above && `answers ${above}`];
  return idFor(said.filter((one) => typeof one === 'string').join(' '));
}

/** Addresses with a host, registered names, and ids that a service gives only once. */
const GLOBAL = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]|(?:urn|tag|doi|info|ni):.|hypothesis:.|zotero:[2-9A-Z]{8}$)/i;

function isGlobal(name: string | null): boolean {
  return name !== null && (GLOBAL.test(name) || UUID.test(ownId(name)));
}

function ownId(name: string): string {
  return name.replace(/^urn:uuid:|^#/i, '');
}
