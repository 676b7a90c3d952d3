/** Where what scrolls stands (`[data-scroll="name"]`), and which control of it has the focus. */
export interface Standing {
  /** By name: pixels from the left and from the top. */
  readonly scrolls: Readonly<Record<string, readonly [left: number, top: number]>>;
  /** The how-manieth control inside which scroller; null where the focus is elsewhere. */
  readonly focus: { readonly within: string; readonly index: number } | null;
}

const SCROLLERS = '[data-scroll]';
const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';
/** So many frames without a change and nothing on its way, and what was drawn late (charts, rows measured) is there. */
const STILL_FRAMES = 12;
/** Where a text has become shorter its old place is never reached. Some ten seconds. */
const MOST_FRAMES = 600;
/** Whoever moves the page means another place than the one that was kept. */
const OWN_MOVES = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

export function readStanding(root: Document): Standing {
  const scrolls: Record<string, readonly [number, number]> = {};
  for (const one of scrollersOf(root)) scrolls[nameOf(one)] = [one.scrollLeft, one.scrollTop];
  const within = root.activeElement?.closest<HTMLElement>(SCROLLERS);
  const index = within ? controlsOf(within).indexOf(root.activeElement as HTMLElement) : -1;
  return { scrolls, focus: within && index >= 0 ? { within: nameOf(within), index } : null };
}

/**
 * Brings everything back to where it stood and holds it there while the view is still being drawn. `drawn` settles when
 * what the view asked for has come. Gives the way to stop; a move of the person's own stops it too. `onend` is told of
 * any end.
 */
export function restoreStanding(
  root: Document,
  standing: Standing,
  drawn: Promise<unknown>,
  onend: () => void,
): () => void {
  const wanted = Object.entries(standing.scrolls);
  const stopped = new AbortController();
  let isDrawn = false;
  let still = 0;
  let frames = 0;
  const stop = (): void => stopped.abort();
  stopped.signal.addEventListener('abort', onend);
  void drawn.catch(() => undefined).then(() => (isDrawn = true));
  for (const move of OWN_MOVES)
    root.addEventListener(move, (event) => !isStep(event) && stop(), {
      ...{ capture: true, passive: true, signal: stopped.signal },
    });
  const hold = (): void => {
    if (stopped.signal.aborted) return;
    const moved = wanted.map(([name, place]) => moveTo(root, name, place)).some(Boolean);
    const isBusy = root.querySelector('[aria-busy=true]') !== null;
    still = moved || isBusy || !isDrawn ? 0 : still + 1;
    frames += 1;
    if (still < STILL_FRAMES && frames < MOST_FRAMES) requestAnimationFrame(hold);
    else {
      stop();
      focusAgain(root, standing.focus);
    }
  };
  requestAnimationFrame(hold);
  return stop;
}

/** Back and forward lead to another stop and leave this one where it was to stand. */
function isStep(event: Event): boolean {
  if (event instanceof KeyboardEvent) return event.altKey;
  if (!(event instanceof PointerEvent)) return false;
  return (
    event.button > 2 || (event.target instanceof Element && event.target.closest('[data-steps]') !== null)
  );
}

/** True where it had to be moved, or is not there yet. */
function moveTo(root: Document, name: string, [left, top]: readonly [number, number]): boolean {
  const scroller = scrollersOf(root).find((one) => nameOf(one) === name);
  if (!scroller) return true;
  // A fraction of a pixel is the screen's own rounding.
  if (Math.abs(scroller.scrollTop - top) < 1 && Math.abs(scroller.scrollLeft - left) < 1) return false;
  scroller.scrollTo({ left, top, behavior: 'instant' });
  return true;
}

/** Only where nothing else has taken the focus meanwhile. */
function focusAgain(root: Document, focus: Standing['focus']): void {
  if (!focus || (root.activeElement && root.activeElement !== root.body)) return;
  const within = scrollersOf(root).find((one) => nameOf(one) === focus.within);
  if (within) controlsOf(within)[focus.index]?.focus({ preventScroll: true });
}

/** What was put aside (content-visibility) stands nowhere. */
function scrollersOf(root: Document): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(SCROLLERS)].filter((one) => one.checkVisibility());
}

function controlsOf(within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(CONTROLS)];
}

function nameOf({ dataset }: HTMLElement): string {
  return dataset['scroll'] ?? '';
}
