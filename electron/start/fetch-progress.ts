const MEGABYTE = 1e6;

/** How far fetching has come: a line that grows on a terminal, a line for each tenth anywhere else. */
export class FetchProgress {
  readonly #write: (text: string) => void;
  readonly #isTerminal: boolean;
  #tenth = 0;
  #isOpen = false;

  constructor(write: (text: string) => void, isTerminal: boolean) {
    this.#write = write;
    this.#isTerminal = isTerminal;
  }

  /** Bytes; `of` is null where the server does not say how many there are. */
  show(bytes: number, of: number | null): void {
    const words = progressWords(bytes, of);
    if (this.#isTerminal) {
      this.#write(`\r${words}`);
      this.#isOpen = true;
      return;
    }
    const tenth = Math.floor(of ? (bytes / of) * 10 : bytes / (10 * MEGABYTE));
    if (tenth <= this.#tenth) return;
    this.#tenth = tenth;
    this.#write(`${words}\n`);
  }

  end(): void {
    if (this.#isOpen) this.#write('\n');
    this.#isOpen = false;
  }
}

function progressWords(bytes: number, of: number | null): string {
  const got = (bytes / MEGABYTE).toFixed(1);
  if (!of) return `  ${got} MB`;
  return `  ${got} of ${(of / MEGABYTE).toFixed(1)} MB, ${Math.floor((bytes / of) * 100)} %`;
}
