import type { Change } from './change.ts';

/**
 * Oldest first: a change comes after those that it has replaced, whatever the clock of a machine said; else ids decide. Those
 * that replace each other in a circle, which no program makes, come in the order of their ids.
 */
export function inOrderOfMaking(changes: readonly Change[]): readonly Change[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const entered = new Set<Change>();
  const ordered = new Set<Change>();
  for (const id of [...byId.keys()].sort()) {
    // A stack of our own: a history may be longer than calls can nest.
    const open = [byId.get(id)!];
    for (let one = open.at(-1); one; one = open.at(-1)) {
      if (entered.has(one)) {
        ordered.add(one);
        open.pop();
        continue;
      }
      entered.add(one);
      const seen = new Set(Object.values(one.supersedes).flat());
      for (const earlier of [...seen].sort().toReversed()) {
        const change = byId.get(earlier);
        if (change && !entered.has(change)) open.push(change);
      }
    }
  }
  return [...ordered];
}
