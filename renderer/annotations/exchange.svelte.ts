import type {
  AnnotationId,
  ExportedFile,
  LostParts,
  MergePreview,
  RefusedItem,
} from '../../data/contract/annotation-model.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import { LARGEST_SENT } from '../../data/contract/file-limits.ts';
import { base64Of } from '../shared/base64.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';

/** What a merge or an import has done, for a notice. */
export interface ExchangeOutcome {
  readonly added: number;
  readonly known: number;
  readonly inTrash: readonly AnnotationId[];
  readonly refused: readonly RefusedItem[];
}

/** Giving notes to another machine and taking its own: a package is looked through before anything is merged. */
export class Exchange {
  /** What merging the chosen package would do. */
  preview = $state.raw<MergePreview | null>(null);
  fileName = $state('');
  isBusy = $state(false);
  error = $state.raw<unknown>(null);
  /** What an import did not take, until it is put away. */
  refused = $state.raw<readonly RefusedItem[]>([]);
  /** What the notes that it took have left behind. */
  losses = $state.raw<readonly LostParts[]>([]);
  /** Packages still to be looked through, one after the other. */
  waiting = $state.raw<readonly File[]>([]);
  #isLooking = false;
  readonly #client: WindowClient;
  #content: string | null = null;

  constructor(client: WindowClient) {
    this.#client = client;
    client.changes.listen((things) => {
      if (this.preview && isTouched('notebook.previewMerge', things)) void this.#while(() => this.#preview());
    });
  }

  /** One file with everything that travels. */
  async pack(): Promise<ExportedFile | null> {
    return this.#while(() => this.#client.call('notebook.pack', {}));
  }

  /** Looks through packages, one after the other; nothing is changed. Others wait until the first is put away. */
  async look(files: readonly File[]): Promise<void> {
    this.waiting = [...this.waiting, ...files];
    if (!this.preview && !this.#isLooking) await this.#lookAtNext();
  }

  /** Merges what was looked through; null where it did not work. */
  async merge(): Promise<MergePreview | null> {
    const content = this.#content;
    if (content === null) return null;
    const { preview } = this;
    // What it would do is of no use once it is done, and is asked again where it could not be done.
    this.preview = null;
    const merged = await this.#while(() => this.#client.call('notebook.merge', { contentBase64: content }));
    if (merged) this.close();
    else this.preview = preview;
    return merged;
  }

  /** Takes annotations of a JSON-LD file; what is here under the same id stays as it is. */
  async take(file: File): Promise<ExchangeOutcome | null> {
    this.#clear();
    return this.#while(async () => this.takeText(new TextDecoder().decode(await bytesOf(file))));
  }

  /** The same of the text of such a file, which came in a bag; fails where nothing of it can be taken. */
  async takeText(jsonLd: string): Promise<ExchangeOutcome> {
    const outcome = await this.#client.call('annotations.import', { jsonLd });
    this.refused = outcome.refused;
    this.losses = outcome.losses;
    return outcome;
  }

  /** Puts away what was looked at; the next package takes its place. */
  close(): void {
    this.#clear();
    void this.#lookAtNext();
  }

  #clear(): void {
    this.preview = null;
    this.#content = null;
    this.error = null;
    this.refused = [];
    this.losses = [];
  }

  async #lookAtNext(): Promise<void> {
    const [file, ...others] = this.waiting;
    if (!file) return;
    this.waiting = others;
    this.#clear();
    this.fileName = file.name;
    this.#isLooking = true;
    await this.#while(async () => {
      this.#content = base64Of(await bytesOf(file));
      await this.#preview();
    });
    this.#isLooking = false;
  }

  async #preview(): Promise<void> {
    const content = this.#content;
    if (content === null) return;
    const preview = await this.#client.call('notebook.previewMerge', { contentBase64: content });
    if (this.#content === content) this.preview = preview;
  }

  async #while<Value>(action: () => Promise<Value>): Promise<Value | null> {
    this.isBusy = true;
    try {
      return await action();
    } catch (error) {
      this.error = error;
      return null;
    } finally {
      this.isBusy = false;
    }
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > LARGEST_SENT)
    throw new ArchiveError('file_too_large', `${file.name} has ${file.size} bytes`);
  return new Uint8Array(await file.arrayBuffer());
}
