/**
 * A key for a new entry of the notebook: what it is called when it is made, so that the same made on two machines is one,
 * numbered where that is taken by one that has been renamed since.
 */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n++) key = `${wanted} (${n})`;
  return key;
}
