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
