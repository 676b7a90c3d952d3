/** What the person has set of the window, by name; kept by whoever keeps preferences. */
export interface KeptLayout {
  layoutOf(name: string): string | null;
  keepLayout(name: string, value: string): void;
}

const OPEN = 'open';

/** Whether the list of pages is open. Kept where it stands beside the pages; where it lies over them it is soon closed again. */
export class PageListChoice {
  #isOver = $state(false);
  readonly #layout: KeptLayout;
  readonly #name: string;

  /** `name`: under which it is kept. */
  constructor(layout: KeptLayout, name: string) {
    this.#layout = layout;
    this.#name = name;
  }

  /** `liesOver`: there is no room for it beside the pages. */
  isOpen(liesOver: boolean): boolean {
    return liesOver ? this.#isOver : this.#layout.layoutOf(this.#name) === OPEN;
  }

  set(isOpen: boolean, liesOver: boolean): void {
    if (isOpen === this.isOpen(liesOver)) return;
    if (liesOver) this.#isOver = isOpen;
    else this.#layout.keepLayout(this.#name, isOpen ? OPEN : 'closed');
  }
}
