/** How long a host that is told to stop gives what it has accepted, in milliseconds: one limit for everything it closes. */
const STOP_MILLISECONDS = 20_000;

/** When whatever is not closed by then is cut off: handed on to all that close one after the other. */
export type Deadline = number & { readonly is: 'deadline' };

export function stopDeadline(): Deadline {
  // The brand is this function's to give.
  return (performance.now() + STOP_MILLISECONDS) as Deadline;
}

export function millisecondsTo(deadline: Deadline): number {
  return Math.max(0, deadline - performance.now());
}
