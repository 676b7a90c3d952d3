/**
 * Work in small parts that is done while no request comes: it begins when nothing has been asked for a while, and
 * between two parts a request goes first.
 */
export class IdleWork {
  readonly #part: () => boolean;
  readonly #quiet: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `part` does some of the work and says whether any is left; `quiet`: milliseconds without a request before it begins. */
  constructor(part: () => boolean, quiet = QUIET_MILLISECONDS) {
    this.#part = part;
    this.#quiet = quiet;
  }

  /** Something was asked: not now, but soon. */
  soon(): void {
    this.#after(this.#quiet);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isLeft()) this.#after(0);
    }, milliseconds);
  }

  /** What fails here fails again, and is reported, when it is asked for. */
  #isLeft(): boolean {
    try {
      return this.#part();
    } catch {
      return false;
    }
  }
}

/** Longer than a window takes between what it asks while it starts: there the processor is wanted for what is seen. */
const QUIET_MILLISECONDS = 600;
