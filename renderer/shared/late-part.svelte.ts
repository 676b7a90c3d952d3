/** A part of the window whose code is fetched when it is first shown, and is there from then on. */
export class LatePart<Part> {
  readonly #fetch: () => Promise<{ readonly default: Part }>;
  #part = $state.raw<Part | null>(null);
  #coming: Promise<Part> | null = null;

  constructor(fetch: () => Promise<{ readonly default: Part }>) {
    this.#fetch = fetch;
  }

  /** Null until it has come. */
  get part(): Part | null {
    return this.#part;
  }

  /** Fetches it, once; what could not be had is asked for anew. */
  need(): Promise<Part> {
    this.#coming ??= this.#bring().catch((error: unknown) => {
      this.#coming = null;
      throw error;
    });
    return this.#coming;
  }

  async #bring(): Promise<Part> {
    const { default: part } = await this.#fetch();
    this.#part = part;
    return part;
  }
}
