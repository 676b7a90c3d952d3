import type { RefusedItem } from '../contract/annotation-model.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { entityOf } from './notebook-database.ts';

/** Notes that answer each other in a circle: a thread without a beginning would never be shown. */
export function inCircles(replyTo: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const circling = new Set<string>();
  const settled = new Set<string>();
  for (const start of replyTo.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let note: string | null = start;
    while (note !== null && !settled.has(note) && !onPath.has(note)) {
      path.push(note);
      onPath.add(note);
      note = replyTo.get(note) ?? null;
    }
    if (note !== null && onPath.has(note))
      for (const one of path.slice(path.indexOf(note))) circling.add(one);
    for (const one of path) settled.add(one);
  }
  return circling;
}

/** Who answers whom once `newcomers` are here; of those here only what the newcomers lead to. */
export function repliesWith(
  database: WritableDatabase,
  newcomers: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string | null> {
  const replies = new Map(newcomers);
  // A map that grows while it is walked is walked to its end.
  for (const parent of replies.values()) {
    if (parent === null || replies.has(parent)) continue;
    const above = entityOf(database, 'annotation', parent)?.state.fields['replyTo'];
    replies.set(parent, typeof above === 'string' ? above : null);
  }
  return replies;
}

/** A note of such a circle, which is not taken. */
export function circleRefused(id: string): RefusedItem {
  return { at: null, words: '', item: id, code: 'circle', reason: 'answers itself by way of its answers' };
}
