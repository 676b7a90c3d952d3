import { authorOf } from './author-name.ts';
import { momentOf, unreadMoment } from './foreign-moment.ts';
import type { Item } from './foreign-note.ts';

export interface Signature {
  readonly author: string;
  readonly created: string | null;
  readonly modified: string | null;
  /** What is said differently elsewhere, or cannot be read. */
  readonly lost: readonly string[];
}

/** One place that may say who and when: the note, one of its bodies, one of its targets. */
interface Place {
  readonly at: '' | 'body.' | 'target.';
  readonly said: Item;
}

/**
 * Who wrote a note and when, as the note says itself; else the first of its bodies (recogito), else its target
 * (annotorious 3). What the others say and is not the same is lost.
 */
export function signatureOf(note: Item, bodies: readonly Item[], targets: readonly Item[]): Signature {
  const places: readonly Place[] = [
    { at: '', said: note },
    ...bodies.map((said) => ({ at: 'body.' as const, said })),
    ...targets.map((said) => ({ at: 'target.' as const, said })),
  ];
  const author = authorIn(places);
  const created = momentIn(places, 'created', (moments) => moments[0]);
  const modified = momentIn(places, 'modified', (moments) => moments.toSorted().at(-1));
  return {
    author: author.value ?? '',
    created: created.value,
    modified: modified.value,
    lost: [...author.lost, ...created.lost, ...modified.lost],
  };
}

interface Chosen {
  readonly value: string | null;
  readonly lost: readonly string[];
}

function authorIn(places: readonly Place[]): Chosen {
  const signed = places.map(({ at, said }) => ({ at, ...authorOf(said['creator'], `${at}creator`) }));
  const chosen = signed.find(({ name }) => name !== '');
  return {
    value: chosen?.name ?? null,
    lost: signed.flatMap((one) =>
      one === chosen || one.name === '' ? one.lost : one.name === chosen?.name ? [] : [`${one.at}creator`],
    ),
  };
}

function momentIn(
  places: readonly Place[],
  key: 'created' | 'modified',
  choose: (moments: readonly string[]) => string | undefined,
): Chosen {
  const said = places.map((place) => ({
    ...nameAndValue(place, key),
    isOwn: place.at === '',
  }));
  const read = said.map((one) => ({ ...one, moment: momentOf(one.value) }));
  const own = read.find((one) => one.isOwn)?.moment ?? null;
  const others = read.flatMap(({ moment }) => moment ?? []);
  const value = own ?? choose(others) ?? null;
  return {
    value,
    lost: read.flatMap(({ name, value: written, moment }) =>
      moment === null ? unreadMoment(written, name) : moment === value ? [] : [name],
    ),
  };
}

/** Annotorious and recogito call `updated` what the model calls `modified`. */
function nameAndValue(
  { at, said }: Place,
  key: 'created' | 'modified',
): { readonly name: string; readonly value: unknown } {
  const name = key === 'modified' && !('modified' in said) && 'updated' in said ? 'updated' : key;
  return { name: at + name, value: said[name] };
}
