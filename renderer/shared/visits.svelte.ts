import { readStanding, restoreStanding, type Standing } from './scroll-places.ts';

/** What the browser's history keeps of one stop on the way through the window. */
interface Stop {
  /** From 0 on. */
  readonly stop: number;
  /** The length of the browser's history at stop 0: how many stops lie ahead follows from it, also after a reload. */
  readonly first: number;
  readonly address: string;
  /** What belongs to the view but not into its address. */
  readonly beside: string;
  readonly standing: Standing;
}

/** Where a person stood, in words that can be kept. */
export type Kept = Pick<Stop, 'address' | 'beside' | 'standing'>;

/** Milliseconds: whoever turns the wheel on is written about once, when the page rests. */
const REST_MS = 200;

/** Shows an address; `beside` is null for one that comes from outside and has no past. */
type Visit = (address: string, beside: string | null) => Promise<void>;

const NOWHERE: Standing = { scrolls: {}, focus: null };

/**
 * The way through the window: every view is a stop with its address and the place where each of its parts was scrolled
 * to. Back and forward are the browser's own, so that its keys and buttons do the same.
 */
export class Visits {
  #now = $state.raw<Stop>({
    stop: 0,
    first: history.length,
    address: location.hash,
    beside: '',
    standing: NOWHERE,
  });
  #last = $state(0);
  /** The standing of stops that were left by the browser's buttons, when their entry could not be written any more. */
  readonly #left = new Map<number, Standing>();
  #stopRestoring: (() => void) | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** The stop at which the window opened. */
  readonly #opened: number;
  readonly #visit: Visit;
  readonly #onkept: () => void;

  /** `onkept` is told whenever something was written down. */
  constructor(visit: Visit, onkept: () => void = () => undefined) {
    this.#visit = visit;
    this.#onkept = onkept;
    history.scrollRestoration = 'manual';
    const known = stopIn(history.state);
    if (known) this.#now = known;
    this.#opened = this.#now.stop;
    this.#last = Math.max(this.#now.stop, history.length - this.#now.first);
  }

  get address(): string {
    return this.#now.address;
  }

  get canGoBack(): boolean {
    return this.#now.stop > 0;
  }

  get canGoForward(): boolean {
    return this.#now.stop < this.#last;
  }

  back(): void {
    if (this.canGoBack) history.back();
  }

  forward(): void {
    if (this.canGoForward) history.forward();
  }

  /** The first stop: where the window was before a reload, else where it was left (`kept`), else the address as it is. */
  async begin(kept: Kept | null): Promise<void> {
    // A person has gone on while the window was still asking what there is: the view is shown again now that it is known.
    if (this.#now.stop !== this.#opened) return this.#visit(this.address, null);
    const known = stopIn(history.state);
    if (known) return this.#return(known);
    if (this.address.length > 1 || !kept) {
      this.#write(this.address);
      return this.#visit(this.address, null);
    }
    this.#now = { ...this.#now, beside: kept.beside, standing: kept.standing };
    this.#write(kept.address);
    return this.#return(this.#now);
  }

  /** A step on: the stops that lay ahead are gone. */
  push(address: string, beside: string): void {
    this.keep();
    this.#begun(address, beside);
    history.pushState(this.#now, '', address);
    this.#told();
  }

  /** The same stop under another address: a choice was made on it. */
  rename(address: string, beside: string): void {
    this.#now = { ...this.#now, beside };
    this.#write(address);
  }

  /** Something has been scrolled. It is written down behind the scrolling: that lays the window out, and takes a while. */
  scrolled(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.keep(), REST_MS);
  }

  /** Writes down where everything stands. What is still on its way back is there already. */
  keep(): void {
    clearTimeout(this.#resting);
    if (this.#stopRestoring) return;
    this.#now = { ...this.#now, standing: readStanding(document) };
    this.#write(this.address);
  }

  /** Where the person stands now. */
  get kept(): Kept {
    const { address, beside, standing } = this.#now;
    return { address, beside, standing };
  }

  /** The browser has gone to another entry of its history, or somebody has typed an address. */
  async popped(): Promise<void> {
    const known = stopIn(history.state);
    // An address that somebody typed is told twice; the stop is there already.
    if (known?.stop === this.#now.stop) return;
    if (!this.#stopRestoring) this.#left.set(this.#now.stop, readStanding(document));
    if (known) return this.#return({ ...known, standing: this.#left.get(known.stop) ?? known.standing });
    this.#begun(location.hash, '');
    this.#write(this.address);
    return this.#visit(this.address, null);
  }

  #begun(address: string, beside: string): void {
    this.#stopRestoring?.();
    this.#stopRestoring = null;
    const stop = this.#now.stop + 1;
    this.#now = { ...this.#now, stop, address, beside, standing: NOWHERE };
    this.#last = stop;
    for (const number of this.#left.keys()) if (number >= stop) this.#left.delete(number);
  }

  async #return(stop: Stop): Promise<void> {
    this.#stopRestoring?.();
    this.#now = stop;
    const shown = this.#visit(stop.address, stop.beside);
    const end = restoreStanding(document, stop.standing, shown, () => {
      if (this.#stopRestoring === end) this.#stopRestoring = null;
    });
    this.#stopRestoring = end;
    await shown;
  }

  #write(address: string): void {
    this.#now = { ...this.#now, address };
    try {
      history.replaceState(this.#now, '', address === '' ? location.pathname + location.search : address);
    } catch {
      // A browser takes so many of these in a while and no more; the next one tells all of it.
    }
    this.#told();
  }

  /** The browser may write an address in its own way. */
  #told(): void {
    if (this.#now.address !== location.hash) {
      this.#now = { ...this.#now, address: location.hash };
      history.replaceState(this.#now, '');
    }
    this.#onkept();
  }
}

/** Null for an entry that is not ours, such as an address that somebody typed. */
function stopIn(state: unknown): Stop | null {
  return typeof state === 'object' &&
    state !== null &&
    'stop' in state &&
    'standing' in state &&
    // An address that was typed over one of ours has its state for a moment.
    (state as Stop).address === location.hash
    ? // Nobody else writes into the history of this page.
      (state as Stop)
    : null;
}

/** What was kept of the last time; null where there is none, or nothing that can be read. */
export function keptIn(text: string | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    const isKept =
      typeof kept === 'object' &&
      kept !== null &&
      'address' in kept &&
      'beside' in kept &&
      'standing' in kept;
    // Written by this class into the person's own notebook.
    return isKept ? (kept as Kept) : null;
  } catch {
    return null;
  }
}
